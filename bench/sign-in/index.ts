import { openDatabase } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { atLeast, type BenchRow, Clients, row, takeTurns } from '../ground/index.ts';

const password = 'correct horse battery';
const attackers = 8;

/**
 * Somebody signs in while eight clients guess, each at addresses that have no account and at one that has. The same without them is the
 * peer. The limits answer an attacker without a hash after the first wrong tries of a pair, an account and an address; until then all share the
 * machine.
 */
export const runSignInBench = async (seconds = 6): Promise<readonly BenchRow[]> => {
  const database = await openDatabase({ memory: true });
  try {
    const identity = await createIdentity({ database, keys: memoryKeys() });
    for (const name of ['lin', 'target']) await identity.addAccount({ email: `${name}@demo.example`, name, password, confirmed: true });
    const good = () => identity.signIn({ email: 'lin@demo.example', password, address: '192.0.2.1', agent: 'bench' });
    const guess = (client: number, n: number) =>
      identity.signIn({
        email: n % 2 === 0 ? 'target@demo.example' : `nobody${n}@demo.example`,
        password: `guess ${n}`,
        address: `198.51.100.${client}`,
        agent: 'bench',
      });
    const [alone, attacked, attack] = [new Clients(1, good), new Clients(1, good), new Clients(attackers, guess)];
    const underAttack = { run: async (ms: number) => void (await Promise.all([attacked.run(ms), attack.run(ms)])) };
    await takeTurns([alone, underAttack], seconds);
    return [
      row({
        part: 'sign-in',
        name: `sign-in while ${attackers} clients guess: sign-in alone`,
        ours: attacked.perSecond(),
        peer: alone.perSecond(),
        unit: 'sign-ins/s',
        // A fair share of the machine: one of nine who ask for a hash.
        aim: atLeast(1 / (attackers + 1)),
        note: `${Math.round(attack.perSecond())} guesses/s were answered meanwhile; argon2id with 19 MiB for each that the limits let through`,
      }),
    ];
  } finally {
    await database.close();
  }
};
