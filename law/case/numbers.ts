import type { Day } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import type { CaseFile } from './file.ts';
import { numbered, type Work } from './work.ts';

/** The status under which a case stands in a register, by where it rests. */
export const statusIn = (register: Register, file: CaseFile): string | undefined => {
  for (const [status, procedures] of Object.entries(register.rows)) {
    if (procedures[file.opened.procedure]?.includes(file.state)) return status;
  }
  return undefined;
};

/** Numbers of rows that enter a register now: given at first entry, never again. A subject keeps its number over all its cases. */
export const newNumbers = (work: Work, pack: Pack, file: CaseFile, day: Day): Readonly<Record<string, string>> => {
  const numbers: Record<string, string> = {};
  for (const register of Object.values(pack.registers)) {
    if (statusIn(register, file) === undefined || file.numbers[register.name] !== undefined) continue;
    numbers[register.name] = numberOfSubject(work, register, file) ?? numbered(work.world, 'register', register.number, day, {});
  }
  return numbers;
};

const numberOfSubject = (work: Work, register: Register, file: CaseFile): string | undefined => {
  if (register.row.kind !== 'subject' || file.opened.subject === undefined) return undefined;
  const { id } = file.opened.subject;
  return [...work.files.values()].find((other) => other.opened.subject?.id === id && other.numbers[register.name] !== undefined)?.numbers[
    register.name
  ];
};
