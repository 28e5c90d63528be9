// The two stores of the journal, from outside.

/** Everything of ours in localStorage. */
export function local(page) {
  return page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("cutover:"))));
}

/** Writes into localStorage; null removes. */
export function setLocal(page, entries) {
  return page.evaluate((entries) => {
    for (const [key, value] of Object.entries(entries)) value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value);
  }, entries);
}

/** Everything in the mirror in IndexedDB. */
export function mirror(page) {
  return page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.open("cutover");
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const store = request.result.transaction("journal").objectStore("journal");
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () => {
            request.result.close();
            done(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]])));
          };
        };
      }),
  );
}

/** Writes into the mirror; null removes. */
export function setMirror(page, entries) {
  return page.evaluate(
    (entries) =>
      new Promise((done, failed) => {
        const request = indexedDB.open("cutover");
        request.onsuccess = () => {
          const transaction = request.result.transaction("journal", "readwrite");
          const store = transaction.objectStore("journal");
          for (const [key, value] of Object.entries(entries)) value === null ? store.delete(key) : store.put(value, key);
          transaction.oncomplete = () => {
            request.result.close();
            done();
          };
          transaction.onerror = () => failed(transaction.error);
        };
      }),
    entries,
  );
}

/** The checksum that ends every stored value. */
export function sealed(text) {
  let sum = 0x811c9dc5;
  for (const byte of Buffer.from(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return `${text} ${sum.toString(16).padStart(8, "0")}`;
}

/** The lines of an export without their order: what is known. */
export function known(events) {
  return [...events].sort();
}

/** Events of one kind: `a` answers, `r` reviews, `s` settings. */
export function ofKind(events, kind) {
  return events.filter((line) => line.split(" ")[4] === kind);
}
