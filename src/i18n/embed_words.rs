//! What the page says of the one around it, in a frame.

words! { EmbedWords;
    hands_over: "按工单上的“分享”，这张单子也会交给 {}。", "Share, on the ticket, also hands it to {}.";
}
