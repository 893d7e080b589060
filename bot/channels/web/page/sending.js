/** What is said on this phone: its bubble, its way through the queue, and what became of it. */

import { fateWords } from './fate.js';
import { freshId } from './http.js';
import { makeQueue } from './queue.js';
import { say } from './words.js';

const OVERDUE = 6000;

/**
 * `lastHeard()` is the number of the newest message, `overdue()` hears that an answer takes long, `waiting()` that
 * something could not be sent yet; `renewed()` opens a new chat; `speak(locale)` changes the page's language.
 */
export function makeSending({ http, unsent, log, typing, memory, lastHeard, overdue, waiting, renewed, speak }) {
  const queue = makeQueue({ http, unsent, tell, renewed });
  let order = 0;

  /** Take up what an earlier visit left unsent, oldest first. */
  function resume(left) {
    if (left.length) order = left[left.length - 1].order;
    queue.resume(left);
  }

  /** Queue `body` (or a picture) under a fresh id. `record` is its bubble; without one it goes unseen. */
  function send(body, record, file) {
    order = Math.max(order + 1, Date.now());
    const item = { id: freshId(), order, body };
    if (file) Object.assign(item, file);
    if (record) {
      item.record = { id: item.id, at: order, after: lastHeard(), ...record };
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
    const locale = /^language\.([a-z]{2})$/.exec(choice.id);
    if (locale) speak(locale[1]);
  }

  function sendPicture(file, caption) {
    const shows = file.type.startsWith('image/');
    send(null, { kind: 'picture', shows, text: caption, size: file.size }, { file, caption });
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
    if (state === 'waiting') waiting();
    if (state === 'sent') setTimeout(() => typing.isExpecting() && overdue(), OVERDUE);
    if (!item.record) return;
    log.setState(item.id, state, fateWords(state, detail, item.record));
    if (state === 'sent') memory.remember({ ...item.record, state });
    if (state === 'refused') refused(item.record, detail.error);
  }

  /** What was not taken stays readable; the choices it closed can be pressed again, unless their chat is over. */
  function refused(record, error) {
    const isOver = error === 'ended';
    memory.remember({ ...record, state: 'refused', error, after: isOver ? 0 : record.after });
    const closed = record.taken ? [record.taken.message] : record.held || [];
    if (!isOver) closed.forEach(log.choices.unchoose);
  }

  return { queue, resume, send, sendText, press, sendPicture, sendPlace, sendContact };
}
