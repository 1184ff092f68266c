import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of UTF-8 text in lower-case hexadecimal (FIPS 180-4), for decisions, which may not reach for a library of the machine. */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));
