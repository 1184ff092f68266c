import { execFileSync } from 'node:child_process';
import { fileMasters, type Masters } from './master-files.ts';

/**
 * Master keys that only a program of the operator can open: a key service, a chip (TPM), a hardware module. The folder holds what `COMMAND wrap` answered
 * to a key on its standard input, and `COMMAND unwrap` answers the key to that: both in hexadecimal on the one side, in one line of any text on the other.
 * It is called once for each master key in the life of a process. A plain key from before is wrapped at the first opening and destroyed.
 */
export const commandMasters = (folder: string, command: string): Masters => {
  const wrapped = fileMasters(folder, {
    ending: 'wrapped',
    write: (key) => call(command, 'wrap', Buffer.from(key).toString('hex')),
    read: (text) => Buffer.from(call(command, 'unwrap', text), 'hex'),
  });
  const before = fileMasters(folder);
  for (const number of before.numbers()) {
    const key = before.read(number);
    // Opened once before the plain one goes: a service that cannot give a key back must not be its only keeper.
    if (key !== undefined && !same(wrapped.read(number), key)) {
      wrapped.make(number, key);
      if (!same(wrapped.read(number), key)) throw new MasterCommandFailed(`${command} unwrap does not answer what was given to wrap`);
    }
    before.destroy(number);
  }
  return wrapped;
};

/** Thrown where the program does not answer: in words for the operator. */
export class MasterCommandFailed extends Error {
  override readonly name = 'KeysUnusable';
}

const patienceMs = 30_000;

const call = (command: string, verb: 'wrap' | 'unwrap', input: string): string => {
  try {
    // Its complaints go to the operator's console; the key never stands among the arguments, which every process can read.
    const answer = execFileSync(command, [verb], {
      input: `${input}\n`,
      encoding: 'utf8',
      timeout: patienceMs,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const line = answer.trim();
    if (line === '' || line.includes('\n')) throw new Error('it answered no line, or several');
    return line;
  } catch (error) {
    const { message } = error as Error;
    throw new MasterCommandFailed(`the program of the master key failed (${command} ${verb}): ${message.split('\n')[0]!.slice(0, 200)}`);
  }
};

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.from(a).equals(b);
