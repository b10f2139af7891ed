//! The table: one row a message, 中文 and English together.

macro_rules! words {
    ($table:ident: $($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// Every message of the table in one language.
        #[derive(Debug)]
        pub struct $table {
            $($(#[$doc])* #[doc = $en] pub $name: &'static str,)*
        }
        /// 简体中文.
        pub(super) static ZH: $table = $table { $($name: $zh,)* };
        /// English.
        pub(super) static EN: $table = $table { $($name: $en,)* };
    };
}
#[cfg(feature = "author")]
pub(super) use words;

words! {
    Words:
    app: "POS 速诊", "POS Check";
    language: "English", "中文";
    home: "首页", "Home";
    back: "返回", "Back";

    field: "终端上显示什么？", "What does the terminal show?";
    field_hint: "代码或文字，如 51、通讯超时", "Code or words";
    search: "查", "Look up";
    suggestions: "可能是", "Suggestions";
    tiles: "没有文字？点你看到的情况", "No words on it? Tap what you see";
    from_scratch: "从头排查", "Start from the beginning";
    from_scratch_hint: "以上都不是，一步一步问你", "None of these? We ask you one thing at a time";
    private: "全部在这台设备上完成，什么都不会发出去", "Everything happens on this device. Nothing is sent.";
    basics: "先看这四样", "The four basic checks";
    basics_power: "电源和机身", "Power and the terminal itself";
    basics_power_1: "插头、适配器插紧，换个插座，充电 15 分钟再开机。", "Push plug and adapter in firmly, try another socket, charge 15 minutes, then switch on.";
    basics_power_2: "摔过、进过水、电池鼓包：停用，交给服务商，不要拆。", "Dropped, wet or a swollen battery: stop using it, hand it in, do not open it.";
    basics_network: "网络", "Network";
    basics_network_1: "用手机连同一个 Wi-Fi 看能不能上网。", "See whether a phone on the same Wi-Fi gets online.";
    basics_network_2: "依次重启光猫、路由器、终端，每样等 2 分钟。", "Restart modem, then router, then terminal, two minutes each.";
    basics_card: "卡", "Card";
    basics_card_1: "优先插卡或挥卡；看有效期；换一张卡试试。", "Insert or tap first; look at the expiry date; try another card.";
    basics_card_2: "密码只让客人自己按，错两次就换别的付款方式。", "Only the customer keys the PIN; after two wrong tries pay another way.";
    basics_money: "金额和到账", "Amount and money";
    basics_money_1: "结果不明时不要重复收款，先到收款 App 或后台查。", "If the result is unclear, do not charge again: check your payment app or website first.";
    basics_money_2: "短信和终端自己的查询都不能证明没扣款。", "Neither a text message nor the terminal's own query proves that nothing was taken.";
    basics_support: "还不行：拨打终端背面标签上的服务电话，或银联 95516。", "Still stuck: call the number on the terminal's label, or UnionPay on 95516.";

    resume: "上次还没查完", "You were in the middle of a check";
    resume_go: "接着查", "Go on";
    resume_new: "重新开始", "Start anew";
    dropped: "知识更新了，有 {} 条旧记录不再适用，已去掉：{}", "The knowledge was updated; {} old entries no longer apply and were left out: {}";
    damaged: "上次的记录读不出来，已重新开始", "The last check could not be read; starting anew";
    not_kept: "这个浏览器不让保存，关掉页面后进度会丢", "This browser does not let us keep anything: closing the page loses your progress";
    language_failed: "另一种语言没能加载，请检查网络", "The other language could not be loaded; check the connection";
    newer: "有新版本了。更新要几秒，正在查的记录会保留。", "A new version is ready. It takes a few seconds; what you were checking is kept.";
    renew: "更新", "Update";
    dismiss: "知道了", "OK";

    unknown: "没有找到“{}”", "“{}” is not known here";
    unknown_text: "我们不猜它的意思。看看是不是下面这些，或者从头排查；原文请照抄给客服。", "We do not guess what it means. See whether it is one of these, or start from the beginning; tell support the exact words.";
    unknown_text_alone: "我们不猜它的意思。请从头排查；原文请照抄给客服。", "We do not guess what it means. Start from the beginning; tell support the exact words.";
    nearest: "是不是这些？", "Is it one of these?";
    gone: "这一页不存在，可能是旧链接", "There is no such page; the link may be old";

    kind_code: "应答码", "Bank's answer";
    kind_message: "终端提示", "On the screen";
    kind_symptom: "现象", "What you see";

    place_ask: "在哪里看到的？", "Where do you see it?";
    place_why: "“{}”在不同的地方意思不同。", "“{}” means different things in different places.";
    card_ask: "刷的是哪种卡？", "Which card was it?";
    card_why: "“{}”在不同的卡上意思不同。看卡面右下角的标志。", "“{}” means different things on different cards. Look at the mark on the card.";
    card_own: "银联卡", "UnionPay card";
    maker_ask: "是哪家的机器？", "Whose terminal is it?";
    maker_why: "“{}”在不同厂家的机器上意思不同。看机身上的牌子。", "“{}” means different things on different makers' terminals. Look at the name on it.";
    place_unsure: "不知道", "I don't know";
    place_unsure_text: "那就哪一条都先别照做，把原文报给服务商。它可能是：", "Then do what none of them says yet; give your payment provider the exact words. It may be:";
    place_unsure_money: "先别再收一次：到收款 App 或后台查到这一笔再说。它可能是：", "Don't charge again yet: look for this sale in your payment app or website first. It may be:";
    place_bank: "小票或银行返回", "Receipt, or the bank's answer";
    place_terminal: "终端自己的屏幕", "The terminal's own screen";
    place_app: "收银软件或 App", "Till program or app";
    place_acquirer: "收款后台或短信", "Payment website or message";
    sender: "谁发来的", "Who sent it";
    sender_issuer: "只有发卡银行会发", "Only the card's bank";
    sender_switch: "只有银联等卡组织会发", "Only the card network";
    sender_acquirer: "只有服务商会发", "Only the payment provider";
    sender_terminal: "终端自己，没有到银行", "The terminal itself; no bank was reached";
    class: "银联分类", "UnionPay class";
    display: "规定的屏幕文字", "Words to be displayed";
    vendor: "见于", "Shown by";
    for_support: "给客服看", "For support";
    rules: "现行规定", "Rules in force";
    rule_source: "{}（来源：{}）", "{} (source: {})";
    say_private: "私下告诉客人，别让旁人听到", "Tell the customer privately, out of others' hearing";

    now: "现在怎么做", "What to do now";
    say: "可以这样对客人说", "What to tell the customer";
    who: "该谁处理", "Who must act";
    who_depends: "还要再看", "Not clear yet";
    who_merchant: "店里就能处理", "The shop can do it";
    who_cardholder: "客人", "The customer";
    who_issuer: "发卡银行（客人联系）", "The card's bank (the customer calls)";
    who_acquirer: "服务商（装机的公司）", "Your payment provider (who supplied the terminal)";
    who_network: "网络或银联系统", "The card network or the line";
    retry: "能再刷一次吗", "May I try again?";
    retry_now: "可以，马上再试", "Yes, at once";
    retry_after_change: "换一种做法后可以", "Yes, once something is changed";
    retry_later: "过一会儿再试", "Yes, after a while";
    retry_never: "不要再试", "No";
    retry_ask_first: "先别！查清上一笔再说", "Not yet: clear up the last sale first";
    go_on: "继续排查", "Find the cause";
    go_on_hold: "查清这笔钱", "Find out about the money";

    money: "这笔钱", "The money";
    money_received: "已收款", "Received";
    money_received_text: "这笔成功了，不要再收。", "This sale went through. Do not charge again.";
    money_not_received: "未收款", "Not received";
    money_not_received_text: "这笔没有成功，客人没有付到钱。", "This sale did not go through; the customer has not paid.";
    money_unknown: "未知", "Not known";
    money_unknown_text: "可能已经扣款。先不要再收，按下面的顺序查清。", "The customer may have been charged. Do not charge again; find out in this order.";
    money_ask: "可能已扣款", "May have been charged";
    money_ask_text: "先回答一个问题，再决定能不能重刷。", "One question first, then we know whether it is safe to try again.";
    find_money: "这样查，按顺序", "How to find out, in this order";
    hold: "先停一下：不要再收款", "Hold: do not charge again";

    minutes_left: "大约还要 {} 分钟", "About {} min to go";
    minute_left: "大约还要 1 分钟", "About a minute to go";
    this_takes: "这一步约 {} 分钟", "This step takes about {} min";
    seconds_step: "这一步不到 1 分钟", "This step takes less than a minute";
    question: "问题", "Question";
    do_this: "试这一步", "Try this";
    unsure: "不知道", "I don't know";
    skip: "跳过", "Skip";
    worked: "好了", "It works now";
    failed: "没用，下一步", "No luck, next";
    cannot: "这步做不了", "I can't do this";
    solved: "已经好了", "It works again";
    received_done: "已收款，到此结束", "It was paid: we are done";
    guard: "“{}”之前，要先弄清这个。", "This has to be clear before “{}”.";
    keep: "不改了", "Leave it as it was";
    risk_interrupts: "做的时候暂时不能收款", "No sales while you do this";
    risk_may_lose_data: "可能丢失没上传的交易，照步骤来", "Sales not yet sent could be lost: follow the steps";
    why: "为什么是这一步", "Why this step";
    causes: "最可能的原因", "Most likely causes";
    saves: "平均能省 {} 分钟；不做的话，其次是“{}”。", "It saves {} minutes on average; next best: “{}”.";
    why_cause: "最像的原因是“{}”，这一步最快能排除或修好它。", "The likeliest cause is “{}”; this is the quickest way to mend it or rule it out.";
    why_ask: "答案能把可能的原因分开，少走弯路。", "The answer tells the likely causes apart and saves a detour.";
    why_money: "重复收款最伤客人，所以先查清钱在哪里。", "Charging twice hurts most, so the money comes first.";
    judgement: "可能性和用时是经验估计，不是统计。", "Likelihoods and minutes are judgement, not statistics.";
    path: "已经知道的", "What we know so far";
    path_shows: "看到", "Shown";
    path_failed: "试过，没用", "Tried, no luck";
    path_aside: "没做", "Not done";
    change: "改", "Change";
    restart: "重新开始", "Start anew";
    support: "找人工支持", "Get support";
    contradiction: "{}和别的情况对不上，先核对一下。", "{} does not fit the rest: check it first.";
    saves_alone: "平均能省 {} 分钟。", "It saves {} minutes on average.";
    why_because: "主要根据：{}。", "What points to it: {}.";
    fact: "“{}”", "“{}”";
    fact_failed: "“{}”没用", "“{}” did not help";
    list_comma: "、", ", ";
    clause: "；", "; ";
    trend_up: "更可能了", "likelier now";
    trend_down: "不太像了", "less likely now";

    hand_over: "该找客服了", "Time to call support";
    hand_over_text: "再试下去不划算。报修单已经写好，一次说清。", "Trying on would cost more time than it saves. The ticket is ready, so one call is enough.";
    ticket: "报修单", "Support ticket";
    ticket_make: "看报修单", "Show the ticket";
    ticket_hint: "想补充就填，不填也行。不要写卡号和密码。", "Add what you know; all optional. No card numbers, no PINs.";
    field_model: "终端型号", "Model";
    field_serial: "序列号（SN，背面标签）", "Serial number (label on the back)";
    field_terminal: "终端号", "Terminal number";
    field_wording: "屏幕上的原文", "Exact words on the screen";
    field_trace: "凭证号或参考号", "Trace number or RRN";
    masked: "像卡号的数字已经盖住", "Digits that look like a card number were covered";
    copy: "复制", "Copy";
    copied: "已复制", "Copied";
    copy_failed: "复制不了，请长按文字自己复制", "Could not copy: select the text and copy it yourself";
    share: "发送…", "Send…";
    print: "打印", "Print";
    call: "拨打 {}", "Call {}";
    ticket_private: "只有你点了复制、发送或打印，内容才会离开这里。", "It leaves this page only if you copy, send or print it.";
    how_to_reach: "怎么联系", "How to reach them";
    ticket_time: "时间", "Time";
    ticket_shows: "终端显示", "Terminal shows";
    ticket_money: "款项", "Money";
    ticket_answers: "已核对", "Checked";
    ticket_tried: "试过无效", "Tried without success";
    ticket_causes: "仍有可能", "Still likely";
    ticket_who: "建议由谁处理", "Who should act";
    ticket_none: "无", "none";
    ticket_back: "回去继续试", "Go back and try on";

    counter: "打印柜台卡", "Print a counter card";
    counter_card: "刷卡机报代码？先看这里", "A code on the terminal? Look here first";
    counter_call: "服务商电话：________________ 不知道打给谁：银联 {}", "Payment provider: ________________ Not sure whom to call: UnionPay on {}";
    counter_mark: "故障帮助 · 非收款码", "Help with faults · not for payments";
    counter_scan: "扫码一步一步排查", "Scan to find the fault step by step";

    fixed: "好了！", "It works!";
    fixed_by: "管用的是：{}", "What helped: {}";
    fixed_cause: "多半是：{}", "It was most likely: {}";
    avoid: "以后这样避免", "How to avoid it";
    again: "查别的问题", "Check something else";

    loading: "正在取知识库…", "Fetching the knowledge…";
    missing: "知识库没有取到，请检查网络后重试", "The knowledge could not be fetched. Check the connection and try again.";
    part_missing: "知识库有一部分没取到；其余照常能用。", "Part of the knowledge could not be fetched; everything else works.";
    try_again: "重试", "Try again";

    bug: "对不起，页面出错了", "Sorry, the page has a fault";
    bug_text: "这是我们的错，不是你的。刷新后可以接着查。", "This is our mistake, not yours. Reload to go on where you were.";
    bug_report: "错误报告（不含你输入的任何内容）", "Report (holds nothing you typed)";
}
