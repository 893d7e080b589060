/** What is kept on this device: unsent items in IndexedDB until the server has them, own bubbles for this tab only. */

const TABLE = 'unsent';

function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Unsent items that outlive the page. Where the browser keeps none (a private window, a full disk) they live as long
 * as the page does; `isKeeping()` tells whether all of them are safe.
 */
export async function openUnsent(name) {
  const database = await openDatabase(name).catch(() => null);
  const lost = new Set();

  /** Done once it is on disk: a request that succeeded may still be undone. */
  function run(mode, work) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async function put(item) {
    try {
      await run('readwrite', (table) => table.put(item));
      lost.delete(item.id);
    } catch {
      lost.add(item.id);
    }
  }

  async function remove(id) {
    lost.delete(id);
    await run('readwrite', (table) => table.delete(id)).catch(() => {});
  }

  async function clear() {
    lost.clear();
    await run('readwrite', (table) => table.clear()).catch(() => {});
  }

  async function all() {
    const items = await run('readonly', (table) => table.getAll()).catch(() => []);
    return items.sort((a, b) => a.order - b.order);
  }

  return { put, remove, clear, all, isKeeping: () => Boolean(database) && !lost.size };
}

/** Own bubbles and the draft, for this tab only: gone when it is closed, so a shared phone tells nobody. */
export function openTabMemory(name) {
  function read(part, otherwise) {
    try {
      return JSON.parse(sessionStorage.getItem(name + part)) || otherwise;
    } catch {
      return otherwise;
    }
  }

  function write(part, value) {
    try {
      sessionStorage.setItem(name + part, JSON.stringify(value));
    } catch {
      // Full or blocked: after a reload the bubbles are missing, nothing else.
    }
  }

  const own = read('.own', []);
  return {
    own,
    remember(record) {
      const at = own.findIndex((one) => one.id === record.id);
      if (at < 0) own.push(record);
      else own[at] = record;
      write('.own', own);
    },
    draft: () => read('.draft', ''),
    keepDraft: (text) => write('.draft', text),
    /** The chat is over. What never got through stays: its words are nowhere else. */
    forgetSent() {
      own.splice(0, own.length, ...own.filter((record) => record.state === 'refused'));
      write('.own', own);
    },
    clear() {
      own.length = 0;
      try {
        sessionStorage.removeItem(name + '.own');
        sessionStorage.removeItem(name + '.draft');
      } catch {
        // Nothing was stored.
      }
    },
  };
}
