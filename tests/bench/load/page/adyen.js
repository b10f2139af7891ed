// Adyen's Drop-in as its documents mount it without a session; key and methods are made up.
import { AdyenCheckout, Card, Dropin, SepaDirectDebit } from "@adyen/adyen-web";
import "@adyen/adyen-web/styles/adyen.css";

const checkout = await AdyenCheckout({
  environment: "test",
  clientKey: "test_MADEUPMADEUPMADEUPMADEUPMADEUP12",
  locale: "en-US",
  countryCode: "NL",
  amount: { value: 1000, currency: "EUR" },
  analytics: { enabled: false },
  paymentMethodsResponse: {
    paymentMethods: [
      { name: "SEPA Direct Debit", type: "sepadirectdebit" },
      { name: "Cards", type: "scheme", brands: ["visa", "mc", "cup"] },
    ],
  },
  onSubmit() {},
  onError() {},
});
new Dropin(checkout, { paymentMethodComponents: [SepaDirectDebit, Card] }).mount("#dropin");
