/** What to say about an own bubble that did not get through (yet). */

import { say } from './words.js';

const SAID = ['ended', 'stale', 'too_long'];

/** Words for `state` of `record`; `detail` is {first, busy, seconds, kept} while waiting, {error} when refused. */
export function fateWords(state, detail, record) {
  if (state === 'waiting') return detail.first ? waitingWords(detail) : '';
  if (state !== 'refused') return '';
  if (record.kind === 'picture') return fileWords(detail.error);
  return say(SAID.includes(detail.error) ? 'page-refused-' + detail.error : 'page-refused-bad');
}

/** The composer lets no caption grow too long, so what is too long is the file. */
function fileWords(error) {
  const reason = error === 'too_long' ? 'file_too_long' : error;
  return say('page-refused-' + reason) || say('page-refused-broken');
}

function waitingWords({ busy, seconds, kept }) {
  if (!kept) return say('page-fate-open');
  return busy ? say('page-fate-busy', { seconds: Math.ceil(seconds) }) : say('page-fate-waiting');
}
