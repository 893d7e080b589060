/** Calls to the server: who we are (cookie, or a bearer token for the demo's staff phones) and a time limit. */

const EVENT_SECONDS = 30;
const FILE_SECONDS = 180;

/** `token` is null where the cookie speaks for us. `renew()` gets a new chat or token after a 401. */
export function makeHttp(token, renew) {
  let cookieless = null;

  async function call(path, options = {}, seconds = EVENT_SECONDS) {
    const headers = { ...(options.headers || {}) };
    const bearer = token || cookieless;
    if (bearer) headers.Authorization = 'Bearer ' + bearer;
    const stop = window.AbortController ? new AbortController() : null;
    const timer = stop ? setTimeout(() => stop.abort(), seconds * 1000) : 0;
    const signals = options.signal ? [options.signal] : [];
    signals.forEach((signal) => signal.addEventListener('abort', () => stop && stop.abort()));
    try {
      return await fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...options,
        headers,
        signal: stop ? stop.signal : undefined,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Open a new chat. Where cookies are blocked, `remember` keeps its token for as long as the page is open. */
  async function open(remember) {
    if (token) {
      token = await renew();
      return;
    }
    const response = await call('/chat', { method: 'POST' });
    if (!response.ok) throw new Error('chat ' + response.status);
    const answer = await response.json();
    if (remember) cookieless = answer.token;
  }

  function postJson(path, body) {
    return call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Send one queued item: an event, or a picture with its caption. */
  function send(item) {
    if (!item.file) return postJson('/chat/events', { id: item.id, ...item.body });
    const form = new FormData();
    form.append('id', item.id);
    if (item.caption) form.append('caption', item.caption);
    form.append('file', item.file, 'picture');
    return call('/chat/files', { method: 'POST', body: form }, FILE_SECONDS);
  }

  /** An address an <img> can show: our own for a cookie, a blob where a header is needed. */
  async function fileUrl(id) {
    const path = '/chat/files/' + encodeURIComponent(id);
    if (!token && !cookieless) return path;
    const response = await call(path, {}, FILE_SECONDS);
    if (!response.ok) throw new Error('file ' + response.status);
    return URL.createObjectURL(await response.blob());
  }

  return { call, open, postJson, send, fileUrl };
}

/** Seconds a 429 or 503 asks us to wait, or null. */
export function retryAfter(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? seconds : null;
}

/** A fresh id of 128 random bits; the same one goes with every retry, so that nothing is done twice. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
