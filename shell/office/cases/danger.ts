import type { OrderDef, Procedure } from '#law/pack';

const harmful: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'lapsed', 'expired', 'revoked', 'sanctioned']);

/** Takes something away, or leads to an ending from which no person's order leads back. */
export const isDangerous = (procedure: Procedure, def: OrderDef): boolean => harmful.has(procedure.endings[def.to ?? '']?.kind ?? '');
