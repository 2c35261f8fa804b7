// What the web app uses of Stripe.js, for a machine that Stripe is not reached from: a payment form
// that takes Stripe's test cards, and pays with them at the stand-in that serves this file.
(() => {
  "use strict";

  const CARDS = {
    4242424242424242: "pm_card_visa",
    4000000000000002: "pm_card_chargeDeclined",
    4000000000009995: "pm_card_chargeDeclinedInsufficientFunds",
    4000003800000446: "pm_card_visa", // after a look at the bank's own page
    4000000000005126: "pm_usBankAccount_processing", // a bank that takes its time
  };
  const ASKS_AT_BANK = "4000003800000446";
  const served = new URL(document.currentScript.src).origin;
  const api = served === "https://js.stripe.com" ? "https://api.stripe.com" : served;

  const failed = (message, type = "validation_error") => ({ error: { type, message } });

  async function call(method, secret, operation = "", fields = {}) {
    const intent = secret.split("_secret_")[0];
    const form = new URLSearchParams({ client_secret: secret, ...fields });
    const address = `${api}/v1/payment_intents/${intent}${operation}`;
    const answer =
      method === "GET"
        ? await fetch(`${address}?${form}`)
        : await fetch(address, { method, body: form });
    const said = await answer.json();
    return answer.ok ? { paymentIntent: said } : said;
  }

  function paymentForm(listeners) {
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.textContent = "Card number (4242 4242 4242 4242 pays; nothing is charged here)";
    const field = document.createElement("input");
    field.className = "input";
    field.inputMode = "numeric";
    field.autocomplete = "off";
    const number = () => field.value.replace(/\D/g, "");
    field.addEventListener("input", () => {
      const complete = number() in CARDS;
      for (const told of listeners.change ?? []) told({ elementType: "payment", complete });
    });
    label.append(words, document.createElement("br"), field);
    return { label, number };
  }

  function paymentElement() {
    const listeners = {};
    const form = paymentForm(listeners);
    return {
      number: form.number,
      on(event, told) {
        (listeners[event] ??= []).push(told);
        return this;
      },
      mount(place) {
        (typeof place === "string" ? document.querySelector(place) : place).append(form.label);
        setTimeout(() => {
          for (const told of listeners.ready ?? []) told({ elementType: "payment" });
        });
      },
      update() {},
      unmount: () => form.label.remove(),
      destroy: () => form.label.remove(),
    };
  }

  function goToBank(secret, address) {
    const back = new URL(address);
    back.searchParams.set("payment_intent", secret.split("_secret_")[0]);
    back.searchParams.set("payment_intent_client_secret", secret);
    back.searchParams.set("redirect_status", "succeeded");
    location.assign(back);
    return new Promise(() => {});
  }

  async function confirmPayment({ elements, confirmParams }) {
    const number = elements.getElement("payment")?.number() ?? "";
    if (!(number in CARDS)) return failed("Your card number is incomplete.");
    const method = { payment_method: CARDS[number] };
    const done = await call("POST", elements.clientSecret, "/confirm", method);
    if (number !== ASKS_AT_BANK || done.error) return done;
    return goToBank(elements.clientSecret, confirmParams.return_url);
  }

  function Stripe() {
    return {
      elements({ clientSecret }) {
        let payment = null;
        return {
          clientSecret,
          create: () => (payment = paymentElement()),
          getElement: () => payment,
          update() {},
        };
      },
      confirmPayment,
      retrievePaymentIntent: (secret) => call("GET", secret),
    };
  }

  window.Stripe = Object.assign(Stripe, { version: "endive" });
})();
