/** The conversation on screen: bubbles in and out, choices, days, the typing sign. Touches no network. */

import { makeChoices } from './choices.js';
import { button, clock, dayKey, dayName, icon, make, sizeName } from './dom.js';
import { copied, writePlain } from './plain.js';
import { makeScroll } from './scroll.js';
import { say } from './words.js';

const SIGNS = { place: 'pin', contact: 'phone' };
const STATES = { sending: 'clock', waiting: 'clock', sent: 'tick', refused: 'alert' };

/**
 * `press(choice, messageId)` when a choice is taken, `hurry()` when a waiting bubble is to be sent at once,
 * `reuse(text)` to take refused words back into the composer, `fileUrl(id)` gives a picture's address,
 * `view(url)` shows it large.
 */
export function makeLog(log, jump, { press, hurry, reuse, fileUrl, view }) {
  const choices = makeChoices(press);
  const scroll = makeScroll(log, jump);
  const messages = new Map();
  const own = new Map();
  let day = '';
  let side = '';
  let typing = null;

  function append(row, at, nextSide) {
    const key = dayKey(at);
    if (key !== day) {
      day = key;
      side = '';
      log.insertBefore(make('div', 'day', dayName(at)), typing);
    }
    if (side === nextSide) row.classList.add('follow');
    side = nextSide;
    log.insertBefore(row, typing);
  }

  function stamp(at) {
    const time = make('time', '', clock(at));
    time.dateTime = new Date(at).toISOString();
    return time;
  }

  /** Show a message of the bot; one that edits an earlier one takes its place. */
  function addMessage(message) {
    const row = make('div', 'row in');
    row.dataset.message = message.id;
    fillMessage(row, message);
    const earlier = message.edits && messages.get(message.edits);
    if (earlier) {
      choices.drop(earlier);
      row.className = earlier.className;
      earlier.replaceWith(row);
      messages.set(message.edits, row);
    } else {
      append(row, message.at, 'in');
      if (row.querySelector('.choices')) side = '';
    }
    messages.set(message.id, row);
    choices.lockEarlierRounds();
    return row;
  }

  function fillMessage(row, message) {
    const bubble = make('div', 'bubble');
    bubble.append(make('span', 'unseen', say('page-bot') + ': '));
    const files = message.files || [];
    files.filter((file) => file.kind !== 'receipt').forEach((file) => bubble.append(shown(file)));
    if (message.text) {
      const words = make('div', 'words');
      writePlain(words, message.text);
      bubble.append(words);
    }
    // The words come first: whoever is in danger must not look at a square instead of them.
    files.filter((file) => file.kind === 'receipt').forEach((file) => bubble.append(shown(file)));
    if (message.link) bubble.append(linkCopier(message.link));
    bubble.append(stamp(message.at));
    row.append(bubble);
    if (message.choices && message.choices.length) row.append(choices.draw(message));
  }

  /** A button that copies the link to a case; to follow it here would lead back to this page. */
  function linkCopier(path) {
    const copier = button('link', say('page-link-copy'), async () => {
      const isDone = await copied(new URL(path, location.origin).href);
      copier.textContent = say(isDone ? 'page-copied' : 'page-copy-failed');
    });
    return copier;
  }

  /** Begin with an empty screen. */
  function clear() {
    setTyping(false);
    log.textContent = '';
    messages.clear();
    own.clear();
    day = '';
    side = '';
  }

  /** After the history was shown only the newest choices can be taken. */
  function settleHistory() {
    choices.lockAllButNewest();
    scroll.toEnd();
  }

  /** A file: a picture, a player for sound or film, or a link. */
  function shown(file) {
    if (file.kind === 'picture' || file.kind === 'receipt') return picture(file);
    const isPlayed = file.kind === 'voice' || file.kind === 'video';
    const holder = isPlayed ? make(file.kind === 'voice' ? 'audio' : 'video', 'player') : make('a', 'link');
    if (isPlayed) {
      holder.controls = true;
      holder.preload = 'metadata';
      holder.setAttribute('aria-label', say('page-file-' + file.kind));
    } else {
      holder.textContent = say('page-file-document') + ' (' + sizeName(file.size) + ')';
      holder.setAttribute('download', '');
    }
    fileUrl(file.id).then(
      (url) => { holder[isPlayed ? 'src' : 'href'] = url; },
      () => holder.replaceWith(make('span', 'absent', say('page-file-failed'))),
    );
    return holder;
  }

  /** A button that shows the picture large; where it did not load, the button says so and tries again. */
  function picture(file) {
    const words = say(file.kind === 'receipt' ? 'page-receipt-picture' : 'page-picture');
    const holder = button('picture', '', () => {
      const shown = holder.querySelector('img');
      if (shown) view(shown.src, shown.alt);
      else if (holder.textContent) load();
    });

    function load() {
      holder.textContent = '';
      holder.setAttribute('aria-label', say('page-picture-open'));
      fileUrl(file.id).then((url) => showIn(holder, url, words).addEventListener('error', fail), fail);
    }

    function fail() {
      holder.textContent = say('page-picture-failed');
      holder.removeAttribute('aria-label');
    }

    load();
    return holder;
  }

  function showIn(holder, url, words = say('page-picture')) {
    const img = make('img');
    img.alt = words;
    img.decoding = 'async';
    img.addEventListener('load', scroll.stay);
    img.src = url;
    holder.append(img);
    return img;
  }

  /** Show a bubble of the citizen's own. `record`: {id, kind, text, at, size?}; `url` of the picture while we have it. */
  function addOwn(record, url) {
    choices.nextRound();
    const row = make('div', 'row out');
    row.dataset.own = record.id;
    const bubble = make('div', 'bubble');
    bubble.append(make('span', 'unseen', say('page-you') + ': '));
    if (record.kind === 'picture') {
      const isSeen = url && record.shows !== false;
      const holder = make('div', isSeen ? 'picture' : 'absent');
      if (isSeen) showIn(holder, url);
      else if (record.shows === false) holder.append(say('page-file-sent', { size: sizeName(record.size) }));
      else holder.append(icon('picture'), ' ' + say('page-picture-sent', { size: sizeName(record.size) }));
      bubble.append(holder);
    }
    if (record.text) {
      const words = make('div', 'words', record.text);
      if (record.kind in SIGNS) words.prepend(icon(SIGNS[record.kind]), ' ');
      bubble.append(words);
    }
    const meta = make('span', 'meta');
    const state = make('span', 'state');
    meta.append(stamp(record.at), state);
    bubble.append(meta);
    row.append(bubble);
    append(row, record.at, 'out');
    own.set(record.id, { row, state, fate: null, text: record.text });
    return row;
  }

  /** Show how far an own bubble got: `sending`, `waiting`, `sent`, `refused` (with the words why). */
  function setState(id, state, words) {
    const bubble = own.get(id);
    if (!bubble) return;
    bubble.row.dataset.state = state;
    bubble.state.textContent = '';
    bubble.state.append(icon(STATES[state]), make('span', 'unseen', say('page-state-' + state)));
    bubble.state.title = say('page-state-' + state);
    if (bubble.fate) bubble.fate.remove();
    bubble.fate = null;
    if (words) {
      bubble.fate = fate(state, words, bubble.text);
      bubble.row.append(bubble.fate);
      requestAnimationFrame(scroll.stay);
    }
  }

  function fate(state, words, text) {
    const line = make('div', 'fate');
    line.append(make('span', '', words));
    if (state === 'waiting') line.append(button('link', say('page-retry-now'), hurry));
    if (state === 'refused' && text) line.append(button('link', say('page-reuse'), () => reuse(text)));
    return line;
  }

  /** Show or hide that an answer is on its way. */
  function setTyping(on) {
    if (on === Boolean(typing)) return;
    if (!on) {
      typing.remove();
      typing = null;
      return;
    }
    typing = make('div', 'row in typing');
    const bubble = make('div', 'bubble');
    bubble.append(make('span', 'unseen', say('page-typing')), make('i'), make('i'), make('i'));
    typing.append(bubble);
    log.append(typing);
    scroll.reveal(typing, false);
  }

  /** A line of our own in the middle of the conversation, with a button where there is `act`: {label, press}. */
  function note(text, act) {
    const row = make('div', 'notice', text);
    if (act) row.append(' ', button('link', act.label, act.press));
    side = '';
    log.insertBefore(row, typing);
    return row;
  }

  /** The same, brought into sight. */
  function notice(text) {
    scroll.reveal(note(text), true);
  }

  return {
    clear,
    addMessage,
    addOwn,
    setState,
    setTyping,
    note,
    notice,
    settleHistory,
    choices,
    scroll,
  };
}
