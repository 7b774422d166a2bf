// Adds to the pages what needs script. Every step works without it.
const form = name => document.querySelector(`form[data-jms-form="${name}"]`);
const post = (url, fields, signal) => fetch(url, { method: "POST", body: new URLSearchParams(fields), signal })
  .then(response => response.ok ? response.json() : Promise.reject(new Error(response.status)));

// Submits a form once, so that a second click sends no second text. A page that the history brings back can submit again.
for (const each of document.forms) {
  each.addEventListener("submit", event => {
    const resend = each.querySelector('[aria-disabled="true"]');
    if (resend || each.hasAttribute("aria-busy")) event.preventDefault();
    else each.setAttribute("aria-busy", "true");
  });
}
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(each => each.removeAttribute("aria-busy")));

const numberForm = form("number");
if (numberForm) {
  const { phoneNumber, country } = numberForm.elements;
  const line = numberForm.querySelector("[aria-live] span");
  const error = numberForm.querySelector("#jms-error");
  const withoutError = document.title.replace(/^[^:：]*[:：] /, "");
  let waiting, request;
  const preview = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      request?.abort();
      request = new AbortController();
      try {
        const typed = { phoneNumber: phoneNumber.value, country: country.value };
        const preview = await post(numberForm.dataset.jmsPreview, typed, request.signal);
        line.querySelector("bdi").textContent = preview.number ?? "";
        line.hidden = !preview.number;
        if (!preview.number) return;

        // A typed +44 overrides the country: the list shows the one that counts.
        if (country.querySelector(`option[value="${preview.country}"]`)) country.value = preview.country;
        if (error && phoneNumber.getAttribute("aria-invalid")) {
          phoneNumber.removeAttribute("aria-invalid");
          error.textContent = "";
          document.title = withoutError;
        }
      } catch { /* The next key tries again; the form works without it. */ }
    }, 250);
  };
  phoneNumber.addEventListener("input", preview);
  country.addEventListener("change", preview);
  if (phoneNumber.value) preview();
}

// Counts down to when the code can be sent again. A screen reader announces only the start and the end.
class Countdown {
  constructor(resend) {
    this.button = resend.querySelector("button");
    this.shown = resend.querySelector("[data-jms-countdown]");
    this.spoken = resend.querySelector("[data-jms-started]");
    this.ready = 0;
    const seconds = Number(this.shown.dataset.jmsCountdown);
    if (seconds === 0) return;
    this.button.setAttribute("aria-disabled", "true");
    this.spoken.textContent = this.spoken.dataset.jmsStarted;
    this.wait(seconds);
  }

  wait(seconds) {
    this.ready = Date.now() + seconds * 1000;
    clearTimeout(this.next);
    this.tick();
  }

  tick() {
    const left = Math.ceil((this.ready - Date.now()) / 1000);
    if (left > 0) {
      const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      this.shown.textContent = this.shown.dataset.jmsText.replace("{0}", `\u2066${clock}\u2069`);
      this.next = setTimeout(() => this.tick(), 250);
    } else if (this.button.hasAttribute("aria-disabled")) {
      this.shown.textContent = "";
      this.button.removeAttribute("aria-disabled");
      this.spoken.textContent = this.spoken.dataset.jmsReady;
    }
  }
}

const codeForm = form("code");
if (codeForm) {
  const { code, flow } = codeForm.elements;
  const digits = Number(codeForm.dataset.jmsDigits);
  const fill = text => {
    code.value = text;
    codeForm.requestSubmit();
  };

  // Pasting a whole code submits it, typing does not. The server finds the code in the text around it.
  code.addEventListener("paste", event => {
    const text = event.clipboardData.getData("text");
    if (text.replace(/[^\p{Nd}]/gu, "").length < digits) return;
    event.preventDefault();
    fill(text.trim());
  });

  // https://wicg.github.io/web-otp: with the user's consent the browser reads the message. A manual submit cancels that.
  if ("OTPCredential" in window) {
    const listening = new AbortController();
    codeForm.addEventListener("submit", () => listening.abort());
    navigator.credentials.get({ otp: { transport: ["sms"] }, signal: listening.signal })
      .then(message => message && fill(message.code))
      .catch(() => { /* Declined or cancelled: the user types the code. */ });
  }

  if (document.querySelector("script[data-dev-phone]")) {
    new BroadcastChannel("jwtmongosms-dev-phone").addEventListener("message", ({ data }) => {
      if (data?.type === "code" && data.to === codeForm.dataset.jmsTo) code.value = data.code;
    });
  }

  const countDown = new Countdown(form("resend"));
  follow(document.querySelector("[data-jms-delivery]"), flow.value, seconds => countDown.wait(seconds));
}

// Asks for the state of the message, less and less often, and shows when the code has expired.
async function follow(notice, flow, wait) {
  const end = Date.now() + Number(notice.dataset.jmsExpires) * 1000;
  const show = state => notice.querySelectorAll("[data-jms-when]").forEach(each => { each.hidden = each.dataset.jmsWhen !== state; });
  for (let pause = 1500; Date.now() < end; pause = Math.min(pause * 1.5, 30_000)) {
    await new Promise(resume => setTimeout(resume, Math.min(pause, end - Date.now())));
    if (document.hidden) continue;
    try {
      const { delivery, resendInSeconds } = await post(notice.dataset.jmsDelivery, { flow });
      show(delivery);
      if (delivery === "ended") return;

      // A refused text may be sent again at once.
      if (delivery === "undelivered") wait(resendInSeconds);
    } catch { /* The next round tries again. */ }
  }
  show("ended");
}
