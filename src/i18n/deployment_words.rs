//! What is said around an acquirer's own texts; used while a site is built.

words! { DeploymentWords;
    title: "这是谁的页面", "Whose page this is";
    of: "由 {} 提供给它的商户。", "Provided by {} for its merchants.";
    nobody: "这是公共版，没有哪家机构署名。要找客服，请打机器上贴的电话，或签约时留的电话。", "This is the public edition; no firm has put its name to it. For support, call the number on the terminal or in your contract.";
    provider: "由 {} 提供", "Provided by {}";
    hotlines: "服务电话", "Numbers to call";
    check_sale: "查一笔收没收到", "See whether a sale went through";
    cutoff: "日切时间", "End of the business day";
    void: "撤销", "Voiding a sale";
    refund: "退货", "Refunds";
    limits: "限额", "Limits";
    settlement: "到账", "When the money arrives";
    fees: "费用", "Fees";
    legal: "声明", "Legal";
    product: "程序：POS 速诊。全部在这台设备上运行，什么都不会发出去。", "The program is POS Check. It runs on this device and sends nothing.";
    call: "打 {} 的服务电话 {}。", "Call {} on {}.";
    basics_support: "还不行：打服务电话 {}。", "Still stuck: call {}.";
}
