// The dev phone, live. What comes from outside goes into the page as text and never as markup.

const at = id => document.getElementById(id);
const messages = at('messages');
const numbers = at('numbers');
const otherTab = new BroadcastChannel('jwtmongosms-dev-phone');
let chosen = messages.dataset.chosen;

const isShown = message => chosen === '' || message.dataset.to === chosen;
const copyOf = template => at(template).content.firstElementChild.cloneNode(true);
const write = (element, selector, text) => { element.querySelector(selector).textContent = text; };
const timeOf = moment => new Date(moment).toLocaleTimeString('en-GB');
const newestCode = () => [...messages.children].findLast(message => !message.hidden && message.dataset.code);

// Messages

function listen() {
  const last = messages.lastElementChild?.id;
  const events = new EventSource(last ? `phone/api/events?after=${last}` : 'phone/api/events');
  events.onopen = () => {
    show('on', 'Live');
    showFailures();
  };
  events.onmessage = event => receive(JSON.parse(event.data));
  events.onerror = () => {
    show('off', 'No answer');

    // A browser tries again by itself, but not after an answer that it didn't expect.
    if (events.readyState === EventSource.CLOSED)
      setTimeout(listen, 2000);
  };
}

function show(state, text) {
  at('live').dataset.state = state;
  at('live').textContent = text;
}

function receive(message) {
  if (at(message.messageId))
    return;

  const item = bubble(message);
  item.hidden = !isShown(item);
  messages.append(item);
  while (messages.children.length > Number(messages.dataset.kept))
    messages.firstElementChild.remove();

  const link = linkTo(message);
  link.toggleAttribute('data-new', item.hidden);
  if (message.failure || at('failures').children.length > 0)
    showFailures();

  refresh();
}

function bubble(message) {
  const item = copyOf('new-message');
  item.id = message.messageId;
  item.dataset.to = message.to;
  item.dataset.code = message.code ?? '';
  item.dataset.new = '';
  write(item, '.to', message.to);
  write(item, '.body', message.body);
  item.querySelector('time').dateTime = message.at;
  write(item, 'time', timeOf(message.at));
  item.querySelector('.failure').hidden = !message.failure;
  write(item, '.failure span', message.failure ?? '');
  item.querySelector('.findings').append(...message.findings.map(finding => {
    const line = document.createElement('li');
    line.className = finding.good ? 'good' : 'bad';
    line.textContent = finding.says;
    return line;
  }));
  return item;
}

// A number keeps its place, so that a click never ends up at another one.
function linkTo(message) {
  const known = [...numbers.querySelectorAll('a')].find(link => link.dataset.to === message.to);
  if (known)
    return known;

  const item = copyOf('new-number');
  const link = item.querySelector('a');
  link.href = `phone?to=${encodeURIComponent(message.to)}`;
  link.dataset.to = message.to;
  write(link, '.to', message.to);
  write(link, 'small', message.country);
  numbers.append(item);
  return link;
}

// What is shown

function choose(link) {
  chosen = link.dataset.to;
  messages.dataset.chosen = chosen;
  at('chosen').textContent = chosen || link.textContent;
  for (const other of numbers.querySelectorAll('a')) {
    other.removeAttribute('aria-current');
    if (other === link || chosen === '')
      other.removeAttribute('data-new');
  }

  link.setAttribute('aria-current', 'true');
  for (const message of messages.children) {
    message.hidden = !isShown(message);
    delete message.dataset.new;
  }

  at('screen').scrollTop = 0;
  at('to').value = chosen;
  history.replaceState(null, '', link.href);
  refresh();
}

function refresh() {
  at('empty').hidden = [...messages.children].some(message => !message.hidden);
  const newest = newestCode();
  const code = newest?.dataset.code ?? at('code').dataset.none;
  const to = newest ? ` to ${newest.dataset.to}` : '';
  at('copy').disabled = at('fill').disabled = !newest;
  if (at('code').textContent === code && at('code-to').textContent === to)
    return;

  at('code').textContent = code;
  at('code-to').textContent = to;
  at('said').textContent = '';
}

numbers.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey)
    return;

  event.preventDefault();
  choose(link);
});

// The code

at('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(at('code').textContent);
    at('said').textContent = 'Copied.';
  } catch {
    getSelection().selectAllChildren(at('code'));
    at('said').textContent = 'The browser did not allow copying. The code is selected: copy it yourself.';
  }
});

at('fill').addEventListener('click', () => {
  const { to, code } = newestCode().dataset;
  otherTab.postMessage({ type: 'code', to, code });
  at('said').textContent = 'Sent to the sign-in page, if another tab has it open.';
});

// Failures

const failuresApi = (options, query = '') => fetch(`phone/api/failures${query}`, options).catch(() => null);

async function showFailures() {
  const answer = await failuresApi();
  if (answer?.ok)
    listFailures(await answer.json());
}

function listFailures(failures) {
  at('failures').replaceChildren(...failures.map(failure => {
    const item = copyOf('new-failure');
    item.querySelector('[name=to]').value = failure.to;
    write(item, '.to', failure.to === 'all' ? numbers.querySelector('a').textContent : failure.to);
    write(item, '.says', failure.says);
    item.querySelector('.next').hidden = !failure.once;
    return item;
  }));
}

async function showAnswer(answer) {
  const body = await answer?.json().catch(() => null);
  at('mistake').hidden = answer?.ok ?? false;
  at('mistake').textContent = answer?.ok ? '' : body?.detail ?? body?.title ?? 'The application does not answer.';
  if (answer?.ok)
    listFailures(body);
}

at('choose').addEventListener('submit', async event => {
  event.preventDefault();
  const form = new FormData(event.target);
  const whole = name => /^\d+$/.test(form.get(name)) ? Number(form.get(name)) : null;
  const failure = {
    to: form.get('to').trim() || 'all',
    kind: form.get('kind'),
    seconds: whole('seconds'),
    code: whole('code'),
    once: form.has('once'),
  };
  await showAnswer(await failuresApi({ method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(failure) }));
});

at('failures').addEventListener('submit', async event => {
  event.preventDefault();
  const to = new FormData(event.target).get('to');
  await showAnswer(await failuresApi({ method: 'DELETE' }, `?to=${encodeURIComponent(to)}`));

  // The button is gone, and with it the focus of a user who works by keyboard.
  (at('failures').querySelector('button') ?? at('to')).focus();
});

// Start

for (const time of messages.querySelectorAll('time'))
  time.textContent = timeOf(time.dateTime);

numbers.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
listen();
