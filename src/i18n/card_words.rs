//! What the product says about cards: one row a message, 中文 and English together.

words! { CardWords;
    empty: "请输入卡号前 6 到 10 位", "Type the first 6 to 10 digits of the card number";
    sign: "第 {} 个字符不是数字：只留数字、空格和短横", "Character {} is not a digit: keep only digits, spaces and dashes";
    too_many: "一共 {} 位；卡号最多 19 位", "{} digits; no card number has more than 19";
    two: "像是两个卡号连在一起，只留一个", "This looks like two numbers in one; keep one of them";
    track: "这是磁条里的数据，请马上清空，不要录到任何地方。看卡面上的号码就够了。", "This is what the magnetic stripe holds. Clear it now and never type it anywhere; the digits on the face of the card are enough.";

    valid: "这个号码没有写错", "The number is well formed";
    valid_text: "只说明号码本身写得对。卡有没有冻结、挂失、超限或锁密码，号码看不出来，要看终端给的代码。", "That is all it means. Whether the card is frozen, lost, over its limit or its PIN locked cannot be seen from the number: look at the code on the terminal.";
    doubt_digit: "最后一位对不上，可能有一位输错", "The last digit does not fit: one digit may be wrong";
    doubt_digit_text: "有些早年的卡本来就对不上，所以只是提醒。", "Some older cards never fitted, so this is a warning only.";
    doubt_length: "位数不太对", "The length is unusual";
    doubt_length_text: "这家银行这样开头的卡一般是 {} 位，请再数一遍。", "This bank's cards with these first digits have {} digits; count once more.";
    wrong: "号码不对：至少有一位输错", "The number is wrong: at least one digit is";
    wrong_text: "请对着卡面再看一遍。", "Compare it with the card once more.";
    too_long: "位数多了", "Too many digits";
    too_long_text: "{} 的卡号是 {} 位。", "{} numbers have {} digits.";
    unfinished: "还没输完", "Digits are missing";
    unfinished_text: "{} 的卡号是 {} 位。", "{} numbers have {} digits.";
    unknown: "不认识这样开头的卡号", "No card that we know begins like this";
    unknown_text: "可能是会员卡、加油卡这类卡，也可能前几位输错了。", "It may be a store or fuel card, or its first digits are wrong.";
    look: "再核对第 {}–{} 位", "Look again at digits {}–{}";
    look_one: "再核对第 {} 位", "Look again at digit {}";
    look_guess: "这是按常见的按错方式猜的，不一定准。", "This is a guess from how people usually slip; it may be elsewhere.";
    test: "这是公开的测试卡号，真正收款时用不了。", "This is a published test number; it cannot pay for anything.";

    scheme: "卡组织", "Card scheme";
    or: " 或 ", " or ";
    possibly: "{}，也可能是 {}", "{}, possibly {}";
    bank: "发卡银行", "Bank";
    bank_unknown: "资料里没有", "Not in our lists";
    bank_several: "{} 等，多看几位才分得清", "{} and others: more digits would tell";
    bank_one_of: "{}，多看几位才分得清", "{}: more digits would tell";
    kind: "卡种", "Kind";
    kind_debit: "借记卡（储蓄卡）", "Debit card";
    kind_credit: "信用卡", "Credit card";
    kind_quasi: "准贷记卡", "Deposit card with a small credit";
    kind_prepaid: "预付卡", "Prepaid card";
    hotline: "银行电话", "The bank's number";
    hotline_one: "{}（只有一处资料，以卡背面的为准）", "{} (one source only: the number on the back of the card counts)";
    hotline_local: "{}（外地拨打加区号；以卡背面的为准）", "{} (with the area code from elsewhere; the number on the back of the card counts)";
    data: "资料", "Source";
    data_2018: "{}，2018 年", "{}, 2018";
    data_2014: "{}，2014 年", "{}, 2014";
    data_undated: "{}，没有日期", "{}, undated";
    tier_a: "两路公开名单一致", "Two lines of public lists agree";
    tier_b: "一路公开名单", "One line of public lists";
    tier_c: "公开名单，来历不清", "Public lists of unclear origin";
    lengths: "卡号位数", "Digits in the number";
    printed: "卡面上的分组", "Printed in groups of";
    code: "安全码", "Security code";
    code_text: "{}，{} 位；不要问客人要，也不要输在这里", "{}, {} digits; do not ask the customer for it, and do not type it here";

    taken: "这里收这种卡", "This card is taken here";
    not_taken: "这里不收{}", "Not taken here: {}";
    ask_taken: "{}收不收要看合同，问一下服务商", "Depends on the contract, ask your payment provider: {}";
    taken_unknown: "光看号码说不准收不收", "The number alone does not tell whether it is taken";
    other_way: "请客人换一张卡，或者扫码付。", "Ask for another card, or take a QR payment.";
    insert_instead: "请改成插卡。", "Insert the card instead.";
    what_foreign: "外卡", "cards from abroad";
    what_contactless: "挥卡", "contactless";
    what_stripe: "芯片坏了改刷磁条", "swiping when the chip fails";
    what_no_bank_card: "{}：这不是银行卡，收不了", "{} is no bank card and cannot be taken";

    expiry_empty: "请输入有效期，比如 09/28", "Type the date, such as 09/28";
    expiry_unfinished: "还没输完：月和年都要", "Not finished: month and year are needed";
    expiry_month: "没有这个月：前两位是月，后两位是年", "There is no such month: month first, then year";
    expiry_form: "看不出是哪个月，请按 09/28 这样写", "Cannot read this as a month; write it like 09/28";
    expiry_valid: "没过期，用到 {} 年 {} 月底", "Valid through the end of {}-{}";
    expiry_last: "没过期，这个月底到期", "Valid; it ends with this month";
    expiry_past: "已经过期，请客人换一张卡", "Expired; ask for another card";
    expiry_early: "还没到生效的月份", "Not valid yet";
    expiry_far: "这个日期太远，多半看错了", "That is too far away; it was probably misread";
    expiry_clock: "卡没过期，是终端的日期不对：先校准终端时间", "The card is valid but the terminal's date is wrong: set its clock first";
}
