// Typebot's standard embed as its documents show it; there is no such bot.
import Typebot from "@typebot.io/js/web";

Typebot.initStandard({ typebot: "made-up", apiHost: "https://typebot.example" });
