"""What the printer put out: the PDF as a person or a telephone's camera sees it."""

import os

from .processes import Failed, run


def papers(terminal):
    return sorted(os.path.join(terminal.prints, name) for name in os.listdir(terminal.prints)
                  if name.endswith(".pdf"))


def picture(pdf, folder, name="paper"):
    """The first page as PNG, at the printer's 203 dots an inch."""
    stem = os.path.join(folder, name)
    run(["pdftoppm", "-r", "203", "-png", "-singlefile", pdf, stem])
    return stem + ".png"


def code(png):
    """The text of the QR code on a picture, decoded by zbar: a stranger's eyes."""
    done = run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png], check=False)
    text = done.stdout.decode().strip()
    if not text:
        raise Failed(f"zbar reads no QR code on {png}")
    return text


def receipt(terminal, folder):
    """(pdf, picture, code) of the last receipt; passes and sheets lie beside it."""
    for pdf in reversed(papers(terminal)):
        png = picture(pdf, folder)
        done = run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png], check=False)
        text = done.stdout.decode().strip()
        if text.startswith("MDG1."):
            return pdf, png, text
    raise Failed("there is no receipt among the papers")


def words(pdf):
    return run(["pdftotext", "-layout", pdf, "-"]).stdout.decode()
