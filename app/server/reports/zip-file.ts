/** A ZIP written to disk as its files come: a batch of a thousand reports never sits in memory. */
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { Zip, ZipPassThrough } from "fflate";

export type ZipFile = {
  /** Adds one file. PDFs are compressed already: they are stored as they are. */
  readonly add: (name: string, bytes: Uint8Array) => void;
  /** Ends the archive, and waits until it is on disk. @throws when something could not be written. */
  readonly close: () => Promise<void>;
};

export async function openZip(path: string): Promise<ZipFile> {
  const stream = createWriteStream(path);
  const written = finished(stream);
  written.catch(() => undefined);
  const zip = new Zip((error, chunk, final) => {
    if (error !== null) stream.destroy(error);
    else stream.write(chunk);
    if (final) stream.end();
  });
  return {
    add: (name, bytes) => {
      const file = new ZipPassThrough(name);
      zip.add(file);
      file.push(bytes, true);
    },
    close: async () => {
      zip.end();
      await written;
    },
  };
}
