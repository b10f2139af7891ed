//! What only the printed guide says; kept apart because the page's program must not carry it.

use super::words::words;

words! {
    GuideWords:

    site: "POS 速诊", "POS Check";
    colon: "：", ": ";
    title: "{}，怎么办", "{}: what to do";
    title_code: "POS 显示 {}：{}", "Card terminal shows {}: {}";
    title_code_of: "POS 显示 {}（{}）：{}", "Card terminal shows {} ({}): {}";
    title_message: "POS 提示：{}", "Card terminal says: {}";
    title_symptom: "刷卡机{}", "Card terminal: {}";
    title_fault: "刷卡机故障“{}”：怎么判断、怎么修", "{}: signs and repair of a card terminal";

    ask_code: "POS 显示 {} 是什么意思？", "What does {} on a card terminal mean?";
    ask_message: "POS 提示“{}”是什么意思？", "What does “{}” on a card terminal mean?";
    ask_symptom: "刷卡机“{}”是怎么回事？", "“{}”: what is wrong with the card terminal?";
    ask_money: "{}，钱收到了吗？", "{}: was the shop paid?";
    ask_now: "{}，怎么办？", "{}: what to do?";
    ask_say: "{}，怎么对客人说？", "{}: what to tell the customer?";
    ask_signs: "怎么看出是“{}”？", "How to tell that it is “{}”?";
    ask_repair: "“{}”怎么修？", "“{}”: how to mend it?";

    contents: "目录", "Contents";
    check: "排查", "Check";
    open_page: "打开排查", "Open the check";
    guide: "刷卡机代码和故障手册", "Card terminal codes and faults";
    guide_text: "屏幕上的每个代码、提示和看得到的情况：什么意思、钱收到没有、现在怎么做。不用脚本，可以打印。", "Every code, message and symptom: what it means, whether the shop was paid, what to do now. Needs no scripts; prints well.";
    lists: "按看到的找", "Find it by what you see";
    codes: "代码", "Codes";
    codes_text: "小票、屏幕、收款软件上的代码，如 51、98、Z1", "On the slip, the screen or in the till program, such as 51, 98, Z1";
    messages: "屏幕提示", "Words on the screen";
    messages_text: "终端或收款软件显示的文字，如“通讯超时”", "What the terminal or the till program says, such as “timeout”";
    topics: "现象", "What you see";
    topics_text: "没有文字也看得到：开不了机、打印不出、钱没到账…", "Without any words: it won't switch on or print, money has not come …";
    faults: "故障", "Faults";
    faults_text: "可能坏在哪里、怎么看出来、怎么修", "What can be wrong, how to tell, how to mend it";
    count: "{} 条", "{} pages";
    bank_codes: "银行应答码", "Answer codes of the bank";
    other_letter: "其他", "Other";
    jump: "跳到", "Jump to";

    here: "这一页说的是", "This page is about";
    first: "先弄清这个", "Clear this up first";
    answer_money: "{} → 钱还不清楚：先不要再收", "{} → the money is not clear: do not charge again";
    answer_go: "{} → 接着排查", "{} → go on with the check";
    wordings: "屏幕上也可能这样写", "It may also read";
    causes: "可能是这些故障", "It may be one of these faults";
    causes_later: "钱弄清以后，可能是这些故障", "Once the money is clear, it may be one of these faults";
    related: "相关页面", "Related pages";
    rule_from: "{}【{} 起】", "{} [from {}]";
    rule_until: "{}【到 {} 为止】", "{} [until {}]";
    rule_between: "{}【{} 至 {}】", "{} [{} to {}]";
    go_on_page: "{}（打开排查页面）", "{} (opens the check)";
    needs_scripts: "排查页面要在能运行脚本的浏览器里打开；打不开，照本页做就行。", "The check needs a browser that runs scripts; without one, this page is enough.";
    source: "来源：{}（{}）", "Source: {} ({})";
    source_none: "来源：{}", "Source: {}";
    trust_standard: "标准或卡组织规则", "a standard or a scheme's own rules";
    trust_vendor: "厂商或收单机构的文件", "a maker's or an acquirer's document";
    trust_second_hand: "转述", "somebody else's account";
    trust_judgement: "经验判断", "our own judgement";
    version: "知识版本 {}", "Knowledge of {}";

    signs: "怎么看出来", "How to tell";
    sign: "{} {}", "{} {}";
    shown_as: "常显示成", "It often shows as";
    repairs: "怎么修，按顺序", "How to mend it, in this order";
    no_repair: "店里修不了：不要硬试，直接找服务商。", "The shop cannot mend it: do not try, call your payment provider.";
    at_last: "都不行，或不敢动：找服务商。", "None of it helps, or you are not sure: call your payment provider.";
    only_if: "先确认：{} 答“{}”才做。", "Only where this is clear: {} “{}”";
    only_if_unpaid: "确认上一笔没收到钱，才做这一步。", "Only once you know that the last sale took no money.";
    money_first: "要重新收款的步骤，先弄清上一笔", "Before any step that charges again, clear up the last sale";
    list_or: "”或“", "” or “";
    avoid: "以后这样避免", "How to avoid it";
    often: "多常见", "How often";
    often_very_common: "很常见", "Very common";
    often_common: "常见", "Common";
    often_occasional: "偶尔", "Now and then";
    often_rare: "少见", "Rare";
    area: "问题在", "It lies with";
    area_device: "机器本身", "The terminal itself";
    area_network: "网络", "The network";
    area_software: "程序和参数", "Program and settings";
    area_card: "卡和客人", "Card and customer";
    area_amount: "金额和操作", "Amount and handling";
    area_account: "商户和账号", "The shop's account";
    area_settlement: "到账和退款", "Payouts and refunds";
    area_other: "其他", "Something else";
    kind_fault: "故障", "Fault";
}
