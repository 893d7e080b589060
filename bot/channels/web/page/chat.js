/** The chat page: makes its parts and joins them together. */

import { role, takeStartArgument } from './address.js';
import { makeLog } from './bubbles.js';
import { makeComposer } from './composer.js';
import { makeFeed } from './feed.js';
import { askForToken, tellParent } from './frame.js';
import { makeHttp } from './http.js';
import { makeLine } from './line.js';
import { wireMenu } from './menu.js';
import { makeOpening } from './opening.js';
import { makeReceiving } from './receiving.js';
import { makeSending } from './sending.js';
import { openSheet } from './sheet.js';
import { openTabMemory, openUnsent } from './store.js';
import { makeTyping } from './typing.js';
import { loadWords, say } from './words.js';

const find = (id) => document.getElementById(id);
const isCitizen = role === 'citizen';
const memory = openTabMemory('tinbao.' + role);
const startArgument = takeStartArgument();

let http;
let unsent;
let sending;
let composer;
let receiving;
let feed;
let menu;
let opening;

const line = makeLine(find('banner'), () => !unsent || unsent.isKeeping());
const log = makeLog(find('log'), find('jump'), {
  press: (choice, messageId) => sending.press(choice, messageId),
  hurry: () => sending.queue.hurry(),
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

async function begin() {
  await line.insist(() => loadWords(window.prefs.get('locale', 'vi')));
  dress();
  const token = isCitizen ? null : await askForToken(role);
  unsent = await openUnsent('tinbao.' + role);
  const left = await unsent.all();
  makeParts(token);
  sending.resume(left);
  composer.write(memory.draft());
  wirePage();
  await opening.open(left, startArgument);
  find('log').setAttribute('aria-live', 'polite');
  sending.queue.start();
  feed.run();
  if (window.parent === window) composer.focusIfKeyboard();
}

function makeParts(token) {
  http = makeHttp(token, () => askForToken(role));
  sending = makeSending({
    http,
    unsent,
    log,
    typing,
    memory,
    speak,
    lastHeard: () => feed.last(),
    overdue: () => feed.nudge(),
    waiting: line.refresh,
    renewed: () => opening.renew(),
  });
  composer = makeComposer(find('composer'), { ...sending, keepDraft: memory.keepDraft, upward: log.choices.focus });
  receiving = makeReceiving({
    log,
    typing,
    composer,
    memory,
    isCitizen,
    arrived: () => tellParent('news', role),
    erase: () => menu.openForget(),
  });
  feed = makeFeed({
    http,
    receive: receiving.receive,
    connected: line.connected,
    ended: () => sending.queue.abandon(),
  });
  menu = wireMenu({ role, memory, queue: sending.queue, feed, http, speak, send: sending.send });
  opening = makeOpening({ http, feed, sending, receiving, log, memory, line });
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

function tryAgain() {
  sending.queue.hurry();
  feed.nudge();
}

function wirePage() {
  window.addEventListener('online', () => {
    line.connected(true);
    tryAgain();
  });
  window.addEventListener('offline', () => line.connected(false));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tryAgain();
  });
  window.addEventListener('hashchange', () => {
    const argument = takeStartArgument();
    if (argument) opening.follow(argument);
  });
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
