/** What is kept on this device: unsent items in IndexedDB until the server has them, own bubbles for this tab only. */

const TABLE = 'unsent';

function asPromise(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
  return asPromise(request);
}

/** Unsent items that outlive the page. Where IndexedDB is refused (private windows) they live as long as the page. */
export async function openUnsent(name) {
  let database = null;
  try {
    database = await openDatabase(name);
  } catch {
    database = null;
  }

  async function run(mode, work) {
    if (!database) return null;
    try {
      return await asPromise(work(database.transaction(TABLE, mode).objectStore(TABLE)));
    } catch {
      return null;
    }
  }

  return {
    put: (item) => run('readwrite', (table) => table.put(item)),
    remove: (id) => run('readwrite', (table) => table.delete(id)),
    clear: () => run('readwrite', (table) => table.clear()),
    all: async () => ((await run('readonly', (table) => table.getAll())) || []).sort((a, b) => a.order - b.order),
  };
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
    forgetOwn() {
      own.length = 0;
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
