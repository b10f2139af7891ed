// Presses, types and goes anywhere, chosen by a seed. Installs `monkey(count)`, which does so many
// things and says how it went: what was done, where nothing could be done, and how long it waited.
(seed) => {
    let state = seed >>> 0;
    const below = (n) => {
        // Numerical Recipes' generator; the high bits are the better ones.
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 4294967296) * n);
    };
    const TYPED = [
        "91", "余额不足", "4111111111111111", "6222 0200 0000 0000 005", "12/30", "13", "V1.2.3", "2026-11-28 10:00",
        "应答码:51\nTVR:0000048000", "9F2608123456789ABCDEF09F270180", "１２３４", "💳", "<b>", " ", "", "a".repeat(300),
        "12.30", "-1", "1e9", "\0",
    ];
    const FILES = [
        "a.csv\n参考号,交易时间,交易类型,交易金额\n152000000001,2026-04-17 09:01:00,消费,12.30\n",
        "b.csv\nid,date,amount\n1,2026-04-17,12.30\n2,2026-04-18,-5\n",
        "c.txt\n",
        "d.xlsx\nPK\u0003\u0004",
    ];
    const PLACES = [
        "#/", "#/code/91", "#/code/98?where=acquirer", "#/message/none", "#/see/dark", "#/step/0", "#/step/3", "#/change/0",
        "#/ticket", "#/counter", "#/card", "#/software", "#/terminal", "#/clock", "#/line", "#/update", "#/receipt",
        "#/amount", "#/about", "#/step/fix.reseat", "#/nowhere",
    ];
    const CONTROLS = "button, a[href], input, textarea, select, summary, label, [role=option]";
    const can = (e) =>
        e.checkVisibility() && !e.disabled && !e.closest("[inert]") && e.target !== "_blank" &&
        !(e.matches("a[href]") && !e.getAttribute("href").startsWith("#"));
    const channel = new MessageChannel();
    const rest = () => new Promise((next) => {
        channel.port1.onmessage = next;
        channel.port2.postMessage(0);
    });
    const pause = (ms) => new Promise((next) => setTimeout(next, ms));
    window.print = () => {};
    // What a browser refuses without a hand on the glass is no complaint about the page.
    if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.resolve();
    if (navigator.share) navigator.share = () => Promise.reject(new DOMException("", "AbortError"));

    // One of those that can be used, each as likely; to look at all of them takes long.
    const one = (all) => {
        for (let tries = 0; tries < 12 && all.length; tries += 1) {
            const control = all[below(all.length)];
            if (can(control)) return control;
        }
        const usable = [...all].filter(can);
        return usable[below(usable.length)];
    };
    const act = () => {
        const control = one(document.querySelectorAll(CONTROLS));
        if (!control) return false;
        if (control.type === "file") {
            const [name, ...lines] = FILES[below(FILES.length)].split("\n");
            const chosen = new DataTransfer();
            chosen.items.add(new File([lines.join("\n")], name));
            control.files = chosen.files;
            control.dispatchEvent(new Event("input", { bubbles: true }));
        } else if (control.matches("input:not([type=checkbox], [type=radio]), textarea")) {
            control.focus();
            control.value = TYPED[below(TYPED.length)];
            control.dispatchEvent(new Event("input", { bubbles: true }));
            const key = ["Enter", "Escape", "ArrowDown", ""][below(4)];
            if (key) control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        } else if (control.matches("select")) {
            control.selectedIndex = below(control.options.length);
            control.dispatchEvent(new Event("change", { bubbles: true }));
        } else {
            control.click();
        }
        return true;
    };
    globalThis.monkey = async (count) => {
        const told = { done: 0, stuck: [], waited: 0 };
        while (told.done < count) {
            const turn = below(200);
            if (turn === 0) location.hash = PLACES[below(PLACES.length)];
            else if (turn === 1) history.back();
            else if (turn === 2) history.forward();
            else if (!act()) {
                // Something may be on its way: pieces of the knowledge, or the next board.
                let ways = 0;
                while (!act() && ways < 100) {
                    await pause(30);
                    ways += 1;
                }
                told.waited += 1;
                if (ways === 100) {
                    told.stuck.push(location.hash);
                    location.hash = "#/";
                }
            }
            told.done += 1;
            await rest();
            if (told.done % 20 === 0) await pause(0);
        }
        return told;
    };
}
