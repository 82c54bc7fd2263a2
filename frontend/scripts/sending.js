// A form with words that nobody wants to write twice. They are stored while one writes.
// While the connection is lost they stay in their box and are sent again; nothing of
// them is kept on the device.
const IDLE = 2000;
const PAUSE = 5000;

function sending(form) {
  const line = form.querySelector("[data-said]");
  const words = form.querySelector("textarea");
  let unsent = false; // something was changed since words were last sent
  let busy = false;
  let leaves = false; // “Save” was pressed: the page goes on once all is stored
  let stopped = false; // nothing more is sent until “Save” is pressed
  let refused = false; // the server read the words and says why they cannot stand
  let timer;

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(store, pause);
  }

  async function store() {
    if (busy || stopped || !words.value.trim()) {
      return;
    }
    busy = true;
    unsent = false;
    const pause = await sent().then(take, lost);
    busy = false;
    if (refused && leaves) {
      asPage();
    } else if (unsent) {
      later(pause || (leaves ? 0 : IDLE));
    } else if (leaves && !stopped) {
      location.assign(form.dataset.sends);
    }
  }

  // No answer, or that of a server in trouble, is tried again.
  async function sent() {
    const answer = await fetch(location.href, {
      method: "POST",
      headers: { "X-Heed-Script": "summary" },
      body: new FormData(form),
    });
    if (answer.status >= 500) {
      throw new Error(String(answer.status));
    }
    return answer;
  }

  function lost() {
    unsent = true;
    say(line.dataset.waits);
    return PAUSE;
  }

  // Whoever was signed out meanwhile stays here with their words.
  async function take(answer) {
    const kind = answer.headers.get("Content-Type") || "";
    if (answer.ok && kind.startsWith("application/json")) {
      form.elements.seen.value = (await answer.json()).seen;
      form.elements.goes_on.value = "on";
      say(line.dataset.stored);
      return 0;
    }
    unsent = stopped = true;
    refused = answer.status === 422;
    say(refused ? await answer.text() : line.dataset.out);
    return 0;
  }

  // What was refused is sent once more as a page of its own, which says why.
  function asPage() {
    unsent = busy = false;
    form.submit();
  }

  function say(told) {
    line.textContent = told;
  }

  form.addEventListener("input", () => {
    unsent = true;
    later(IDLE);
  });
  form.addEventListener("submit", (event) => {
    if (!words.value.trim()) {
      unsent = false;
      return; // the server says that something is missing
    }
    event.preventDefault();
    leaves = true;
    if (refused) {
      asPage();
    } else {
      stopped = false;
      unsent = true;
      store();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsent || busy) {
      event.preventDefault();
    }
  });
}

document.querySelectorAll("form[data-sends]").forEach(sending);
