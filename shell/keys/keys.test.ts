import { hkdfSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { derivedKey, keysUnder } from './derived-key.ts';
import { folderKeys } from './folder-keys.ts';
import { KeyCache } from './key-cache.ts';
import { memoryKeys } from './memory-keys.ts';
import { newKey, seal, unseal } from './seal.ts';

const root = mkdtempSync(join(tmpdir(), 'ordinance-keys-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const freshFolder = (): string => join(root, String(++folders));
const hex = (bytes: Uint8Array | undefined): string | undefined => (bytes === undefined ? undefined : Buffer.from(bytes).toString('hex'));

test('a derived key is that of HKDF-SHA-256 as Node has it', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(bytes, fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (root, slots) => {
      const under = keysUnder(root);
      for (const slot of slots) {
        const wanted = hkdfSync('sha256', root, new Uint8Array(), `ordinance/slot/${slot}`, 32);
        expect(hex(under(slot))).toBe(Buffer.from(wanted).toString('hex'));
        expect(hex(derivedKey(root, slot))).toBe(hex(under(slot)));
      }
    }),
  );
});

test('a thousand things sealed under one key have a thousand nonces', () => {
  const key = newKey();
  const nonces = Array.from({ length: 1000 }, () => hex(seal(key, new Uint8Array(4)).subarray(0, 12)));
  expect(new Set(nonces).size).toBe(1000);
});

test('sealed bytes open with their key and in their place alone, and not once a bit is changed', () => {
  const key = newKey();
  const sealed = seal(key, Buffer.from('secret'), ['case', 'name', '1']);
  expect(Buffer.from(unseal(key, sealed, ['case', 'name', '1'])).toString()).toBe('secret');
  expect(() => unseal(newKey(), sealed, ['case', 'name', '1'])).toThrow();
  expect(() => unseal(key, sealed, ['case', 'name', '2'])).toThrow();
  expect(() => unseal(key, sealed, ['case', 'name1'])).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    expect(() => unseal(key, changed, ['case', 'name', '1'])).toThrow();
  }
  expect(Buffer.from(unseal(key, seal(key, new Uint8Array()))).length).toBe(0);
});

/** A key service as an operator would put before the folder: it gives out a word for a key, and the key for the word. */
const service = (): string => {
  const vault = freshFolder();
  mkdirSync(vault);
  const program = join(vault, 'service');
  const lines = [
    '#!/bin/sh',
    'read line',
    'case $1 in',
    `wrap) word=$(od -An -N8 -tx8 /dev/urandom | tr -d " "); echo "$line" > ${vault}/$word; echo "kms:$word";;`,
  ];
  writeFileSync(program, [...lines, `unwrap) cat "${vault}/\${line#kms:}";;`, 'esac', ''].join('\n'), { mode: 0o755 });
  return program;
};

describe.each([
  ['a folder', () => folderKeys(freshFolder())],
  ['a folder whose master key a program opens', () => folderKeys(freshFolder(), Date.now, service())],
  ['memory', () => memoryKeys()],
])('keys in %s', (_place, open) => {
  test('a root gives each slot a key of its own, the same each time', () => {
    const keys = open();
    const made = keys.fresh();
    expect(hex(keys.keyOf(made.id, 'a'))).toBe(hex(made.keyOf('a')));
    expect(hex(made.keyOf('a'))).not.toBe(hex(made.keyOf('b')));
    expect(hex(keys.fresh().keyOf('a'))).not.toBe(hex(made.keyOf('a')));
    expect(keys.keyOf('never-made', 'a')).toBeUndefined();
    keys.close();
  });

  test('to forget one slot leaves the others as they were, and nothing new can be sealed under the root', () => {
    const keys = open();
    const { id, keyOf } = keys.fresh();
    const before = hex(keyOf('b'));
    keys.keepOnly(id, ['b', 'c']);
    expect(keys.has(id)).toBe(false);
    expect(keys.keyOf(id, 'a')).toBeUndefined();
    expect(hex(keys.keyOf(id, 'b'))).toBe(before);
    keys.keepOnly(id, ['b']);
    expect(keys.keyOf(id, 'c')).toBeUndefined();
    expect(hex(keys.keyOf(id, 'b'))).toBe(before);
    keys.destroy([id]);
    expect(keys.keyOf(id, 'b')).toBeUndefined();
    keys.close();
  });

  test('a named root is made once, and another one after it was destroyed', () => {
    const keys = open();
    const first = hex(keys.named('person/p1').keyOf('name'));
    expect(hex(keys.named('person/p1').keyOf('name'))).toBe(first);
    expect(hex(keys.named('person/p2').keyOf('name'))).not.toBe(first);
    keys.destroy(['person/p1']);
    expect(keys.keyOf('person/p1', 'name')).toBeUndefined();
    expect(hex(keys.named('person/p1').keyOf('name'))).not.toBe(first);
    keys.close();
  });

  test('after a rotation every living key is the same, under a new master', () => {
    const keys = open();
    const kept = keys.fresh();
    const split = keys.fresh();
    keys.keepOnly(split.id, ['a']);
    expect(keys.status()).toMatchObject({ master: 1, destroyed: 1 });
    expect(keys.rotate().master).toBe(2);
    expect(keys.status()).toMatchObject({ master: 2, slots: 1, destroyed: 0 });
    expect(hex(keys.keyOf(kept.id, 'x'))).toBe(hex(kept.keyOf('x')));
    expect(hex(keys.keyOf(split.id, 'a'))).toBe(hex(split.keyOf('a')));
    expect(keys.keyOf(split.id, 'b')).toBeUndefined();
    keys.close();
  });
});

describe('keys in a folder', () => {
  test('are there again after a restart, and the reserved ones that nobody used are gone', () => {
    const folder = freshFolder();
    const first = folderKeys(folder);
    const { id, keyOf } = first.fresh();
    const before = hex(keyOf('a'));
    first.close();
    const second = folderKeys(folder);
    expect(second.status().roots).toBe(1);
    expect(hex(second.keyOf(id, 'a'))).toBe(before);
    second.close();
  });

  test('are open to their owner alone, and no key stands in the file as it is', () => {
    const folder = freshFolder();
    const keys = folderKeys(folder);
    const { keyOf, id } = keys.fresh();
    keys.keepOnly(id, ['a']);
    const plain = Buffer.from(keyOf('a'));
    keys.close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
      expect(readFileSync(join(folder, name)).includes(plain)).toBe(false);
    }
  });

  test('a remnant of a destroyed key opens with the old master, and after a rotation with none that is left', () => {
    const folder = freshFolder();
    const keys = folderKeys(folder);
    const { id, keyOf } = keys.fresh();
    const before = hex(keyOf('a'));
    const copy = freshFolder();
    keys.copyTo(copy);
    keys.destroy([id]);
    keys.rotate();
    keys.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('master'))).toEqual(['master-0002.key']);
    // Anyone who finds the old file, but not its master, finds nothing: the present master does not open it.
    const whole = folderKeys(copy);
    expect(hex(whole.keyOf(id, 'a'))).toBe(before);
    whole.close();
    writeFileSync(join(copy, 'master-0001.key'), readFileSync(join(folder, 'master-0002.key')));
    const remnant = folderKeys(copy);
    expect(() => remnant.keyOf(id, 'a')).toThrow();
    remnant.close();
  });

  test('a rotation that was killed before it was kept leaves the old master in force', () => {
    const folder = freshFolder();
    const first = folderKeys(folder);
    const { id, keyOf } = first.fresh();
    const before = hex(keyOf('a'));
    first.close();
    writeFileSync(join(folder, 'master-0002.key'), `${'ab'.repeat(32)}\n`);
    const second = folderKeys(folder);
    expect(readdirSync(folder)).not.toContain('master-0002.key');
    expect(hex(second.keyOf(id, 'a'))).toBe(before);
    expect(second.rotate().master).toBe(2);
    expect(hex(second.keyOf(id, 'a'))).toBe(before);
    second.close();
  });

  test('two processes share them: what one destroys, the other has no more once it looks', () => {
    const folder = freshFolder();
    const one = folderKeys(folder);
    const other = folderKeys(folder);
    const { id } = one.fresh();
    expect(other.has(id)).toBe(true);
    one.destroy([id]);
    other.forget();
    expect(other.has(id)).toBe(false);
    const made = other.fresh();
    one.rotate();
    expect(hex(other.keyOf(made.id, 'a'))).toBe(hex(made.keyOf('a')));
    expect(hex(one.keyOf(other.fresh().id, 'a'))).toBeDefined();
    other.close();
    one.close();
  });

  test('a missing master key is named, and nothing is made in its place', () => {
    const folder = freshFolder();
    const first = folderKeys(folder);
    const { id } = first.fresh();
    first.close();
    rmSync(join(folder, 'master-0001.key'));
    const second = folderKeys(folder);
    expect(() => second.keyOf(id, 'a')).toThrow('master key 1 is missing');
    second.close();
  });
});

describe('a master key that a program opens', () => {
  test('stands in no file of the folder, and the folder opens nothing without the program', () => {
    const [folder, program] = [freshFolder(), service()];
    const first = folderKeys(folder, Date.now, program);
    const { id, keyOf } = first.fresh();
    const before = hex(keyOf('a'));
    const copy = freshFolder();
    first.rotate();
    first.copyTo(copy);
    first.close();
    for (const place of [folder, copy]) {
      expect(readdirSync(place).filter((name) => name.startsWith('master'))).toEqual(['master-0002.wrapped']);
      expect(readFileSync(join(place, 'master-0002.wrapped'), 'utf8')).toMatch(/^kms:[0-9a-f]{16}\n$/);
      const again = folderKeys(place, Date.now, program);
      expect(hex(again.keyOf(id, 'a'))).toBe(before);
      again.close();
    }
    const alone = folderKeys(copy);
    expect(() => alone.keyOf(id, 'a')).toThrow('master key 2 is missing');
    alone.close();
  });

  test('of a folder from before is wrapped at the first opening, and the plain one is destroyed', () => {
    const folder = freshFolder();
    const first = folderKeys(folder);
    const { id, keyOf } = first.fresh();
    const before = hex(keyOf('a'));
    first.close();
    const second = folderKeys(folder, Date.now, service());
    expect(readdirSync(folder).filter((name) => name.startsWith('master'))).toEqual(['master-0001.wrapped']);
    expect(hex(second.keyOf(id, 'a'))).toBe(before);
    second.close();
  });

  test('is not taken from a program that fails or answers something else, and the plain one stays', () => {
    const folder = freshFolder();
    folderKeys(folder).close();
    const wrong = join(root, 'wrong');
    writeFileSync(wrong, '#!/bin/sh\necho 00\n', { mode: 0o755 });
    for (const program of [wrong, join(root, 'no-such-program')])
      expect(() => folderKeys(folder, Date.now, program)).toThrow(/program|unwrap/);
    expect(readdirSync(folder)).toContain('master-0001.key');
  });
});

test('the cache holds so many keys and overwrites those that leave', () => {
  const cache = new KeyCache(2);
  const [a, b, c] = [newKey(), newKey(), newKey()];
  cache.put('a', a);
  cache.put('b', b);
  cache.get('a');
  cache.put('c', c);
  expect(cache.size).toBe(2);
  expect(cache.get('b')).toBeUndefined();
  expect(hex(cache.get('a'))).toBe(hex(a));
  cache.clear();
  expect(cache.get('a')).toBeUndefined();
});
