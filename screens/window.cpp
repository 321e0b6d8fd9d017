#include <SDL.h>

#include "base/log.h"
#include "screens/accessibility/socket.h"
#include "screens/elements_json.h"
#include "screens/fingers.h"
#include "screens/keypad.h"
#include "screens/keypad_sign.h"
#include "screens/screens.h"
#include "screens/stage.h"
#include "screens/watch.h"

namespace screens {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds beat{125};   // The moving sign's step.
constexpr milliseconds turn{6000};  // Long enough to read a sentence in.

struct EndWindow {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
// SDL's video for as long as there is a window.
class Video {
public:
    static base::Result<std::unique_ptr<Video>, std::string> start() {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
        SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");  // The first finger is the pointer.
        // Else a touch within 10 ms of getting the focus is swallowed.
        SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
        SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", 1);  // Else it starts one.
        SDL_setenv("XCOMPOSEFILE", "/dev/null", 1);  // 20 ms of reading what nobody composes.
        // Else SDL goes on to drivers that show it to nobody; SDL_VIDEODRIVER may still name one.
        const bool wayland = SDL_getenv("XDG_RUNTIME_DIR") != nullptr;
        SDL_SetHint(SDL_HINT_VIDEODRIVER, wayland ? "x11,wayland,KMSDRM" : "x11,KMSDRM");
        if (SDL_Init(SDL_INIT_VIDEO) != 0)
            return base::Failure{std::string("no display: ") + SDL_GetError()};
        return std::unique_ptr<Video>(new Video);
    }
    ~Video() { SDL_Quit(); }
    Video(const Video&) = delete;
    Video& operator=(const Video&) = delete;

private:
    Video() = default;
};

class SdlWindow final : public Window {
public:
    SdlWindow(std::unique_ptr<Video> video, SDL_Window* window, std::unique_ptr<Stage> stage,
              std::unique_ptr<AccessibilitySocket> socket)
        : video_(std::move(video)),
          window_(window),
          stage_(std::move(stage)),
          socket_(std::move(socket)),
          wake_event_(SDL_RegisterEvents(1)) {}

    bool wait(std::optional<milliseconds> how_long,
              const std::function<void(const view::Intent&)>& on_intent) override {
        const milliseconds until = now() + how_long.value_or(milliseconds{0});
        bool woken = false;
        while (!woken) {
            SDL_Event event;
            const bool came = next_event(event, how_long, until);
            if (!came && how_long && now() >= until) return true;
            if (!came) {
                move_on();
                continue;
            }
            if (event.type == SDL_QUIT) return false;
            // A touch that means nothing is told at once, too: told when a timer ends this wait, it
            // would count as made at that moment, and who has left would seem to be here still.
            woken = event.type == wake_event_ || handle(event, on_intent) || touched_;
        }
        return true;
    }

    void show(const view::Frame& frame, const view::Say& say) override {
        // A new one each time: the old one's memory is given back, and forgotten.
        frame_ = std::make_unique<view::Frame>(frame);
        say_ = say;
        redraw();
    }

    void wake() override {
        SDL_Event event{};
        event.type = wake_event_;
        SDL_PushEvent(&event);
    }

    bool touched() override { return std::exchange(touched_, false); }

    void speaks_by(std::function<void(view::Aloud)> voice) override { voice_ = std::move(voice); }

    void seen_by(std::function<void(view::Seen)> who) override { seen_by_ = std::move(who); }

private:
    static milliseconds now() { return milliseconds{SDL_GetTicks64()}; }

    std::optional<milliseconds> pace() const {
        if (stage_made_ == nullptr) return std::nullopt;
        if (stage_made_->moving) return beat;
        return stage_made_->turning ? std::optional(turn) : std::nullopt;
    }

    // False: a beat of the moving sign or the end of the wait came first.
    bool next_event(SDL_Event& event, std::optional<milliseconds> how_long, milliseconds until) {
        const auto pace = this->pace();
        if (!how_long && !pace) return SDL_WaitEvent(&event) == 1;
        milliseconds left = how_long ? std::max(milliseconds{0}, until - now()) : *pace;
        if (pace) left = std::min(left, *pace);
        return SDL_WaitEventTimeout(&event, static_cast<int>(left.count())) == 1;
    }

    // True: an intent was given; the kiosk answers with a new frame.
    bool handle(const SDL_Event& event, const std::function<void(const view::Intent&)>& on_intent) {
        switch (event.type) {
            case SDL_MOUSEBUTTONDOWN:
                keypad_.forget();
                by_keypad_ = false;
                stage_->focus("");
                fingers_.listens(ear());
                fingers_.down(elements(), event.button.x, event.button.y, now());
                return press_changed() || explored();
            case SDL_MOUSEMOTION:
                fingers_.move(elements(), event.motion.x, event.motion.y);
                return press_changed() || explored();
            case SDL_MOUSEBUTTONUP: {
                // Only now: told with the finger still down, the idle question would go from under
                // it, and the way out with it.
                touched_ = true;
                ++touches_;
                const auto acted = fingers_.up(elements(), event.button.x, event.button.y, now());
                stage_->press("");
                return acted ? act(*acted, on_intent) : press_changed();
            }
            case SDL_KEYDOWN:
                touched_ = true;
                // A key held down is a hand that rests on it.
                if (event.key.repeat != 0) return false;
                if (const char sign = keypad_sign(event.key.keysym.scancode)) {
                    return keypad(sign, on_intent);
                }
                return key(event.key.keysym.sym, event.key.keysym.mod, on_intent);
            case SDL_WINDOWEVENT:
                if (event.window.event == SDL_WINDOWEVENT_EXPOSED) present_all();
                if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
                    stage_->forget_surface();
                    redraw();
                }
                return false;
        }
        return false;
    }

    bool key(SDL_Keycode code, unsigned modifiers,
             const std::function<void(const view::Intent&)>& on_intent) {
        const bool back = (modifiers & KMOD_SHIFT) != 0;
        const bool forward_key = code == SDLK_TAB || code == SDLK_DOWN || code == SDLK_RIGHT;
        if (code == SDLK_RETURN || code == SDLK_SPACE) {
            const std::string focused = stage_->focused();
            return !focused.empty() && act(focused, on_intent);
        }
        if (forward_key || code == SDLK_UP || code == SDLK_LEFT) {
            const Step step = forward_key && !back ? Step::forward : Step::back;
            by_keypad_ = false;
            stage_->focus(next_focus(elements(), stage_->focused(), step));
            redraw();
        }
        return false;
    }

    // One key of the pad beside the screen (docs/keypad.md).
    bool keypad(char sign, const std::function<void(const view::Intent&)>& on_intent) {
        if (stage_made_ == nullptr) return false;
        by_keypad_ = true;
        const Phrases phrases(say_);
        Keypad::Act wanted = keypad_.key(sign, met(), phrases);
        stage_->focus(keypad_.reached());
        if (wanted.again) tell(narrator_.again(met()));
        if (wanted.say) {
            redraw();
            // Without the voice the ring alone shows where the keys are.
            if (frame_->voice.on) tell(narrator_.say_now(met(), std::move(*wanted.say)));
        }
        asked_ = !wanted.press.empty() || wanted.wish.has_value();
        if (!wanted.press.empty()) return act(wanted.press, on_intent);
        if (wanted.wish) on_intent(*wanted.wish);
        return wanted.wish.has_value();
    }

    Met met() const { return {*frame_, stage_made_->place, stage_made_->elements, digits_}; }

    void tell(view::Aloud aloud) {
        if (voice_) voice_(std::move(aloud));
    }

    // What of the sheet just made is said.
    void hear() {
        digits_ = keypad_.look(stage_made_->place, stage_made_->elements);
        auto aloud =
            narrator_.look(met(), Phrases(say_), std::exchange(asked_, false), keypad_.first());
        if (aloud) tell(std::move(*aloud));
        // A new screen begins without a ring.
        if (by_keypad_ && stage_->focused() != keypad_.reached()) {
            stage_->focus(keypad_.reached());
            redraw();
        }
    }

    bool act(const std::string& target, const std::function<void(const view::Intent&)>& on_intent) {
        // Looked at once more with the finger lifted: the screen says what that meant.
        int width = 0, height = 0;
        SDL_GetWindowSize(window_.get(), &width, &height);
        const Wish wanted = stage_->make(*frame_, say_, width, height, target).wish;
        if (!wanted) {
            redraw();
            return false;
        }
        on_intent(*wanted);  // The kiosk shows what came of it; drawing now would show the past.
        return true;
    }

    bool press_changed() {
        if (stage_->pressed() != fingers_.pressed()) {
            stage_->press(fingers_.pressed());
            redraw();
        }
        return false;
    }

    // Only Japanese is spoken; whoever wears headphones does not look.
    Ear ear() const {
        const view::Voice& voice = frame_->voice;
        if (!voice.there || !voice.on) return Ear::none;
        if (voice.headphones) return Ear::first;
        // Which key of a PIN the finger is on is nobody else's to hear.
        return std::holds_alternative<view::EnterPin>(frame_->body) ? Ear::none : Ear::slides;
    }

    // What the finger came upon while it slides is shown and said.
    bool explored() {
        const std::string& heard = fingers_.heard();
        if (heard.empty() || heard == stage_->focused()) return false;
        stage_->focus(heard);
        redraw();
        if (const ui::Element* found = element_of(elements(), heard)) {
            tell(narrator_.say_now(met(), element_aloud(met(), *found, Phrases(say_))));
        }
        return false;
    }

    void move_on() {
        if (!pace()) return;
        stage_->beat();
        redraw();
    }

    void redraw() {
        SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
        if (surface == nullptr || !say_) return;
        stage_made_ = &stage_->make(*frame_, say_, surface->w, surface->h);
        const auto changed = stage_->paint({static_cast<std::uint32_t*>(surface->pixels),
                                            surface->w, surface->h, surface->pitch / 4});
        if (!changed.empty()) {
            std::vector<SDL_Rect> rects;
            for (const ui::PixelRect& each : changed) {
                rects.push_back({each.x, each.y, each.w, each.h});
            }
            SDL_UpdateWindowSurfaceRects(window_.get(), rects.data(),
                                         static_cast<int>(rects.size()));
        }
        for (const char32_t code : stage_->take_undrawn()) {
            base::log(base::Event::glyph_missing, {{"code", static_cast<std::int64_t>(code)}});
        }
        publish();
        let_see(surface->w, surface->h);
        hear();
    }

    // Each sheet once, and only while somebody was let in to look; else no more than which screen
    // it is, for the menus that only the stage knows of.
    void let_see(int width, int height) {
        if (!seen_by_) return;
        const bool looked_at = frame_->watched && frame_->watched->allowed;
        view::Seen now{stage_made_->screen, frame_->language, 0, 0, {}};
        if (looked_at)
            now = seen_of(now.screen, now.language, stage_made_->elements, width, height);
        if (now == seen_) return;
        seen_ = now;
        seen_by_(std::move(now));
    }

    void present_all() {
        if (stage_made_ != nullptr) SDL_UpdateWindowSurface(window_.get());
    }

    void publish() {
        // Whoever reads of a change may wind the clock at once: first the session learns of the
        // touch that made it, and `show` comes after that.
        if (!socket_ || touched_) return;
        const bool same = revision_ > 0 && stage_made_->screen == told_screen_ &&
                          frame_->language == told_language_ &&
                          stage_made_->elements == told_elements_;
        if (same && touches_ == told_touches_) return;
        told_screen_ = stage_made_->screen;
        told_language_ = frame_->language;
        told_elements_ = std::vector<ui::Element>(stage_made_->elements);
        told_touches_ = touches_;
        if (!same) ++revision_;
        socket_->publish(revision_, elements_json(revision_, told_screen_, told_language_,
                                                  told_elements_, touches_));
    }

    const std::vector<ui::Element>& elements() const {
        static const std::vector<ui::Element> none;
        return stage_made_ != nullptr ? stage_made_->elements : none;
    }

    std::unique_ptr<Video> video_;
    std::unique_ptr<SDL_Window, EndWindow> window_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<AccessibilitySocket> socket_;
    std::uint32_t wake_event_;
    std::unique_ptr<view::Frame> frame_ = std::make_unique<view::Frame>();
    view::Say say_;
    Fingers fingers_;
    const Sheeted* stage_made_ = nullptr;
    bool touched_ = false;
    Keypad keypad_;
    Narrator narrator_;
    Digits digits_ = Digits::walk;
    bool by_keypad_ = false;
    bool asked_ = false;  // the next sheet is what a key of the pad brought
    std::function<void(view::Aloud)> voice_;
    std::function<void(view::Seen)> seen_by_;
    view::Seen seen_;  // as it was told last
    std::uint64_t revision_ = 0;
    std::uint64_t touches_ = 0, told_touches_ = 0;
    std::string told_screen_, told_language_;
    std::vector<ui::Element> told_elements_;
};

}  // namespace

base::Result<std::unique_ptr<Window>, std::string> Window::open(const WindowSettings& settings) {
    auto video = TRY(Video::start());
    auto stage = TRY(Stage::open());
    std::unique_ptr<AccessibilitySocket> socket;
    if (!settings.accessibility_socket.empty()) {
        socket = TRY(AccessibilitySocket::open(settings.accessibility_socket));
    }
    // Not SDL_WINDOW_FULLSCREEN_DESKTOP: without a window manager SDL then waits 100 ms.
    const Uint32 flags = settings.windowed ? 0U : static_cast<Uint32>(SDL_WINDOW_BORDERLESS);
    const int at = settings.windowed ? static_cast<int>(SDL_WINDOWPOS_UNDEFINED) : 0;
    SDL_Window* window =
        SDL_CreateWindow(settings.title.c_str(), at, at, settings.width, settings.height, flags);
    if (window == nullptr) return base::Failure{std::string(SDL_GetError())};
    if (!settings.windowed) SDL_ShowCursor(SDL_DISABLE);
    // Its memory is fetched now, while whoever opens it still reads the pack.
    if (SDL_Surface* surface = SDL_GetWindowSurface(window)) SDL_FillRect(surface, nullptr, 0);
    return std::unique_ptr<Window>(
        std::make_unique<SdlWindow>(std::move(video), window, std::move(stage), std::move(socket)));
}

}  // namespace screens
