/** Calls to the server: who we are (cookie, or a bearer token for the demo's staff phones) and a time limit. */

const EVENT_SECONDS = 30;
const FILE_SECONDS = 180;

/** `token` is null where the cookie speaks for us. `renew()` gets a new chat or token after a 401. */
export function makeHttp(token, renew) {
  let cookieless = null;
  let era = 0;

  /** `take(response)` reads the answer, within the time limit too. */
  async function call(path, options, seconds, take) {
    const headers = { ...options.headers };
    const bearer = token || cookieless;
    if (bearer) headers.Authorization = 'Bearer ' + bearer;
    const stop = window.AbortController ? new AbortController() : null;
    const timer = stop ? setTimeout(() => stop.abort(), seconds * 1000) : 0;
    const signals = options.signal ? [options.signal] : [];
    signals.forEach((signal) => signal.addEventListener('abort', () => stop && stop.abort()));
    try {
      const response = await fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...options,
        headers,
        signal: stop ? stop.signal : undefined,
      });
      return await take(response);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * What our server says: {status, retryAfter, answer, isOld}; `answer` is null when it was somebody else who spoke,
   * `isOld` when another chat was opened since it was asked.
   */
  async function ask(path, options = {}, seconds = EVENT_SECONDS) {
    const asked = era;
    const said = await call(path, options, seconds, read);
    return { ...said, isOld: asked !== era };
  }

  /** Open a new chat. Where cookies are blocked, `remember` keeps its token for as long as the page is open. */
  async function open(remember) {
    if (token) {
      token = await renew();
      era += 1;
      return;
    }
    const { status, answer } = await ask('/chat', { method: 'POST' });
    if (!answer || !answer.token) throw new Error('chat ' + status);
    era += 1;
    if (remember) cookieless = answer.token;
  }

  /** Have the browser forget this chat. */
  async function forget() {
    const { status } = await ask('/chat/forget', { method: 'POST' });
    if (status !== 204) throw new Error('forget ' + status);
  }

  /** Send one queued item: an event, or a picture with its caption. */
  function send(item) {
    if (!item.file) {
      const headers = { 'Content-Type': 'application/json' };
      return ask('/chat/events', { method: 'POST', headers, body: JSON.stringify({ id: item.id, ...item.body }) });
    }
    const form = new FormData();
    form.append('id', item.id);
    if (item.caption) form.append('caption', item.caption);
    form.append('file', item.file, 'picture');
    return ask('/chat/files', { method: 'POST', body: form }, FILE_SECONDS);
  }

  /** An address an <img> can show: our own for a cookie, a blob where a header is needed. */
  async function fileUrl(id) {
    const path = '/chat/files/' + encodeURIComponent(id);
    if (!token && !cookieless) return path;
    return call(path, {}, FILE_SECONDS, async (response) => {
      if (!response.ok) throw new Error('file ' + response.status);
      return URL.createObjectURL(await response.blob());
    });
  }

  return { ask, open, forget, send, fileUrl };
}

/** Whether our server says that it does not know this chat (any more); of a chat that is over anyway, it says nothing. */
export function isUnknown(said) {
  return isRefusedUnknown(said) && !said.isOld;
}

/** Whether our server did not know who asked. */
export function isRefusedUnknown({ status, answer }) {
  return status === 401 && answer !== null && answer.error === 'unauthorized';
}

async function read(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  const retryAfter = seconds > 0 ? seconds : null;
  try {
    return { status: response.status, retryAfter, answer: await response.json() };
  } catch {
    // No JSON: a portal that wants a log-in, a proxy whose server is away.
    return { status: response.status, retryAfter, answer: null };
  }
}

/** A fresh id of 128 random bits; the same one goes with every retry, so that nothing is done twice. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
