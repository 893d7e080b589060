/** The chat page: joins the log, the composer, the queue and the feed together. */

import { role, takeStartArgument } from './address.js';
import { makeLog } from './bubbles.js';
import { isHalfAnswered } from './choices.js';
import { makeComposer } from './composer.js';
import { fateWords } from './fate.js';
import { makeFeed } from './feed.js';
import { askForToken, tellParent } from './frame.js';
import { freshId, makeHttp } from './http.js';
import { wireMenu } from './menu.js';
import { makeQueue } from './queue.js';
import { openSheet } from './sheet.js';
import { openTabMemory, openUnsent } from './store.js';
import { makeTyping } from './typing.js';
import { loadWords, say } from './words.js';

const OVERDUE = 6000;
const SOON = 60000;

const find = (id) => document.getElementById(id);
const isCitizen = role === 'citizen';
const memory = openTabMemory('tinbao.' + role);
const startArgument = takeStartArgument();

let http;
let unsent;
let queue;
let feed;
let composer;
let menu;
let preface = null;
let order = 0;
let openedAt = 0;
let renewals = 0;
let renewing = null;
let keyboardInUse = false;

const log = makeLog(find('log'), find('jump'), {
  press,
  hurry: () => queue.hurry(),
  reuse: (text) => {
    composer.write(text);
    composer.focus();
  },
  fileUrl: (id) => http.fileUrl(id),
  view: (url, alt) => {
    find('viewer-img').src = url;
    find('viewer-img').alt = alt;
    openSheet(find('viewer'));
  },
});
const typing = makeTyping(log.setTyping);

/* ---- Out ---- */

/** Queue `body` (or a picture) under a fresh id. `record` is its bubble; without one it goes unseen. */
function send(body, record, file) {
  order = Math.max(order + 1, Date.now());
  const item = { id: freshId(), order, body };
  if (file) Object.assign(item, file);
  if (record) {
    item.record = { id: item.id, at: order, after: feed.last(), ...record };
    log.scroll.reveal(log.addOwn(item.record, file && URL.createObjectURL(file.file)), true);
  }
  queue.add(item);
}

function sendText(text) {
  send({ text }, { kind: 'words', text, held: log.choices.hold() });
}

function press(choice, messageId) {
  const taken = { message: messageId, choice: choice.id };
  send({ choice: choice.id }, { kind: 'choice', text: choice.label, taken });
  log.choices.choose(messageId, choice.id);
  const locale = /^language\.(vi|en)$/.exec(choice.id);
  if (locale) speak(locale[1]);
}

function sendPicture(file, caption) {
  send(null, { kind: 'picture', text: caption, size: file.size }, { file, caption });
}

function sendPlace(place) {
  const metres = Math.round(place.accuracy);
  const text = metres ? say('page-place-shared-within', { metres }) : say('page-place-shared');
  send({ place }, { kind: 'place', text });
}

function sendContact(phone) {
  send({ contact: { phone } }, { kind: 'contact', text: phone });
}

/** What became of a queued item. */
function tell(item, state, detail) {
  if (state === 'sending') typing.expect();
  if (state === 'waiting' || state === 'refused') typing.stop();
  if (state === 'sent') setTimeout(() => typing.isExpecting() && feed.nudge(), OVERDUE);
  if (!item.record) return;
  log.setState(item.id, state, fateWords(state, detail, item.record));
  if (state === 'sent' || state === 'refused') memory.remember({ ...item.record, state, error: detail && detail.error });
  if (state === 'refused' && detail.error !== 'ended') reopen(item.record);
}

/** What was sent was not taken: the choices it closed can be pressed again. */
function reopen(record) {
  const closed = record.taken ? [record.taken.message] : record.held || [];
  closed.forEach(log.choices.unchoose);
}

/* ---- In ---- */

function receive(messages) {
  typing.stop();
  const inChoices = document.activeElement === document.body || document.activeElement.closest('.choices');
  const rows = messages.map(show);
  log.scroll.reveal(preface || rows[0], false);
  preface = null;
  offer(messages.filter((message) => message.asks || (message.choices || []).length).pop());
  if (keyboardInUse && inChoices && !log.choices.focus()) composer.focus();
  tellParent('news', role);
}

/** Who holds a receipt has done what they came for: on a shared device this is the moment to leave no trace. */
function show(message) {
  const row = log.addMessage(message);
  const isDone = isCitizen && row.querySelector('.receipt');
  if (isDone) log.note(say('page-shared-now'), { label: say('page-forget'), press: () => menu.openForget() });
  return row;
}

function connected(on) {
  const banner = find('banner');
  const well = on && navigator.onLine !== false;
  banner.hidden = well;
  if (!well && !banner.textContent) banner.textContent = say('page-offline');
  if (well) banner.textContent = '';
}

/** Show what the server kept, with this tab's own bubbles where they were. */
function showHistory(messages, waiting) {
  const own = memory.own.concat(waiting.map((item) => ({ ...item.record, state: 'sending' })));
  let next = 0;
  const showOwnBefore = (n) => {
    for (; next < own.length && own[next].after < n; next += 1) showOwn(own[next], waiting);
  };
  messages.forEach((message) => {
    showOwnBefore(message.n);
    show(message);
  });
  showOwnBefore(Infinity);
  own.forEach((record) => record.taken && record.state !== 'refused' && log.choices.choose(record.taken.message, record.taken.choice));
  log.settleHistory();
  offer(messages[messages.length - 1]);
}

/** Offer what `message` asks for; once it is half answered only the button is marked. */
function offer(message) {
  if (message) composer.ask(message.asks, !isHalfAnswered(message));
  else composer.ask(null, false);
}

function showOwn(record, waiting) {
  const item = waiting.find((one) => one.id === record.id);
  log.addOwn(record, item && item.file ? URL.createObjectURL(item.file) : null);
  log.setState(record.id, record.state, fateWords(record.state, record, record));
}

/* ---- Opening ---- */

/** The chat is gone (forgotten elsewhere, or its time was up): open a new one and say so, once. */
function renew() {
  if (!renewing) {
    renewing = openAgain().finally(() => {
      renewing = null;
    });
  }
  return renewing;
}

async function openAgain() {
  renewals = Date.now() - openedAt < SOON ? renewals + 1 : 0;
  if (renewals > 1) await pause(SOON / 6);
  openedAt = Date.now();
  // A chat that is gone as soon as it is opened means that the browser refuses our cookie.
  await insist(() => http.open(renewals > 0));
  feed.restart();
  log.choices.lockAll();
  memory.forgetOwn();
  if (!renewals) log.notice(say('page-ended'));
  send({ command: 'start' }, null);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Do `work` until it succeeds, waiting longer each time; the banner says why nothing happens. */
async function insist(work) {
  for (let tries = 0; ; tries += 1) {
    try {
      const result = await work();
      connected(true);
      return result;
    } catch {
      connected(false);
      await pause(Math.min(15000, 500 * Math.pow(2, tries)));
    }
  }
}

async function speak(locale) {
  window.prefs.set('locale', locale);
  try {
    await loadWords(locale);
    dress();
  } catch {
    // The old words stay until the next opening.
  }
}

/** Words that depend on whose phone this is. */
function dress() {
  if (isCitizen) return;
  find('tagline').textContent = say('page-tagline-' + role);
  find('promise').hidden = true;
  ['exit', 'shared', 'place', 'attach'].forEach((id) => {
    find(id).hidden = true;
  });
}

/** Show what there is, or open a first chat. What was left unsent for a chat that is gone is not sent into a new one. */
async function openHistory(left) {
  const messages = await insist(feed.history);
  const isOver = !messages && (memory.own.length > 0 || left.some(wasInChat));
  if (!messages) {
    await insist(() => http.open(false));
    openedAt = Date.now();
    memory.forgetOwn();
  }
  find('loading').remove();
  if (isCitizen) preface = log.note(say('page-shared'));
  if (messages) preface = null;
  showHistory(messages || [], left.filter((item) => item.record));
  queue.resume(left);
  if (isOver) {
    await queue.refuse(wasInChat);
    log.notice(say('page-ended'));
  }
  return Boolean(messages && messages.length);
}

function isStart(item) {
  return Boolean(item.body && item.body.command === 'start');
}

function wasInChat(item) {
  return Boolean(item.record && item.record.after > 0);
}

async function begin() {
  await insist(() => loadWords(window.prefs.get('locale', 'vi')));
  dress();
  const token = isCitizen ? null : await askForToken(role);
  unsent = await openUnsent('tinbao.' + role);
  http = makeHttp(token, () => askForToken(role));
  queue = makeQueue({ http, unsent, tell, renewed: renew });
  feed = makeFeed({ http, receive, connected, ended: () => queue.abandon() });
  composer = makeComposer(find('composer'), {
    sendText,
    sendPicture,
    sendPlace,
    sendContact,
    keepDraft: memory.keepDraft,
    upward: log.choices.focus,
  });
  composer.write(memory.draft());
  menu = wireMenu({ role, memory, queue, feed, http, speak, send });
  wirePage();
  const left = await unsent.all();
  if (left.length) order = left[left.length - 1].order;
  const isKnown = await openHistory(left);
  find('log').setAttribute('aria-live', 'polite');
  if (startArgument) send({ command: 'start', argument: startArgument }, null);
  else if (!isKnown && !left.some(isStart)) send({ command: 'start' }, null);
  queue.start();
  feed.run();
  if (window.parent === window) composer.focusIfKeyboard();
}

function wirePage() {
  window.addEventListener('online', () => {
    connected(true);
    queue.hurry();
    feed.nudge();
  });
  window.addEventListener('offline', () => connected(false));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    queue.hurry();
    feed.nudge();
  });
  document.addEventListener('keydown', () => (keyboardInUse = true), true);
  document.addEventListener('pointerdown', () => (keyboardInUse = false), true);
  const drop = find('app');
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    composer.addPictures(event.dataTransfer.files);
  });
  if (window.visualViewport) {
    window.visualViewport.addEventListener('resize', () => {
      document.documentElement.style.setProperty('--seen', window.visualViewport.height + 'px');
      if (document.activeElement === find('field')) log.scroll.toEnd();
    });
  }
}

begin();
