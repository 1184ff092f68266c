import type { Pack, Register } from '#law/pack';

/** The registers that everybody may read. */
export const publicRegisters = (pack: Pack): readonly Register[] => Object.values(pack.registers).filter(({ shown }) => shown === 'public');

export const publicRegister = (pack: Pack, name: string): Register | undefined =>
  publicRegisters(pack).find((register) => register.name === name);
