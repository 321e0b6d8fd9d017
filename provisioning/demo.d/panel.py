"""The panel beside the demo's two windows: buttons for the visitor's hands and for the line. It draws and
calls; what a press does is done by `Hands` (windows.py), one act after another, away from the window."""

import queue
import threading
import tkinter
from tkinter import filedialog

FONT, SMALL = ("BIZ UDPGothic", 13), ("BIZ UDPGothic", 11)
LOOK_EVERY_MS = 50
COLUMNS = 3


class Panel:
    """`hands` does: place(where, name) pull(where) show_paper() show_text(text) show_picture(file) cover()
    cut() join() register(); each returns what is to be told. `people` are ids and names, `where` the readers."""

    def __init__(self, hands, people, where=("hall", "counter")):
        self.hands = hands
        self.buttons = {}  # by id, as a test's finger finds them
        self.told = ""
        self._orders, self._done = queue.Queue(), queue.Queue()
        self.window = tkinter.Tk()
        self.window.title("Madoguchi: cards, codes, line")
        self.window.geometry("-0+0")  # The right upper corner; the terminals open in the middle.
        for reader in where:
            self._reader(reader, people)
        self._camera()
        self._line()
        self._told = tkinter.Label(self.window, font=FONT, anchor="w", justify="left", wraplength=560)
        self._told.pack(fill="x", padx=10, pady=8)
        # Its children die with the thread that started them, so it is one thread until the end.
        threading.Thread(target=self._work, daemon=True).start()
        self._tell("ready")
        self.window.after(LOOK_EVERY_MS, self._look)

    def run(self):
        self.window.mainloop()

    # -- what is drawn

    def _box(self, title):
        box = tkinter.LabelFrame(self.window, text=title, font=FONT, padx=6, pady=4)
        box.pack(fill="x", padx=10, pady=4)
        for column in range(COLUMNS):
            box.columnconfigure(column, weight=1, uniform="buttons")
        return box

    def _button(self, box, identity, label, press, nth):
        button = tkinter.Button(box, text=label, font=SMALL, command=press)
        button.grid(row=nth // COLUMNS, column=nth % COLUMNS, sticky="nsew", padx=2, pady=2)
        self.buttons[identity] = button

    def _reader(self, where, people):
        box = self._box(f"Card on the {where}'s reader")
        for nth, (person, name) in enumerate(people):
            self._button(box, f"{where}.{person}", f"{name}\n{person}",
                         self._to(self.hands.place, where, person), nth)
        self._button(box, f"{where}.pull", "take the card away", self._to(self.hands.pull, where), len(people))

    def _camera(self):
        box = self._box("Before the hall's camera")
        self._button(box, "show.paper", "the last paper printed", self._to(self.hands.show_paper), 0)
        self._button(box, "show.picture", "a picture…", self._choose_picture, 1)
        self._button(box, "cover", "nothing", self._to(self.hands.cover), 2)
        self.text = tkinter.Entry(box, font=SMALL)
        self.text.grid(row=1, column=0, columnspan=2, sticky="nsew", padx=2, pady=2)
        self._button(box, "show.text", "this text as a QR code", self._show_text, 5)

    def _line(self):
        box = self._box("The line between terminals and town")
        self._button(box, "cut", "cut", self._to(self.hands.cut), 0)
        self._button(box, "join", "join", self._to(self.hands.join), 1)
        self._button(box, "register", "what has arrived", self._to(self.hands.register), 2)

    # -- what is done

    def _to(self, act, *words):
        return lambda: self._order(lambda: act(*words))

    def _choose_picture(self):
        file = filedialog.askopenfilename(parent=self.window, filetypes=[("pictures", "*.png *.jpg *.jpeg")])
        if file:
            self._to(self.hands.show_picture, file)()

    def _show_text(self):
        self._to(self.hands.show_text, self.text.get())()

    def _order(self, act):
        self._tell("…")
        self._orders.put(act)

    def _work(self):
        while True:
            act = self._orders.get()
            try:
                self._done.put(act())
            except Exception as problem:  # Whatever goes wrong, the panel lives on and says so.
                lines = str(problem).splitlines() or [type(problem).__name__]
                self._done.put(f"that did not work: {lines[0]}")

    def _look(self):
        while not self._done.empty():
            self._tell(self._done.get())
        self.window.after(LOOK_EVERY_MS, self._look)

    def _tell(self, words):
        self.told = words
        self._told.configure(text=words)
