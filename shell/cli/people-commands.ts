import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Day, localDay, nearest, printInstant, zoneOf } from '#law/ground';
import { createIdentity, weaknessWords } from '#shell/identity';
import type { OfficeEvent } from '#shell/ledger';
import { nowInOrder } from '#shell/office';
import { type Command, need, noLaw, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';

export const peopleCommands: Readonly<Record<string, Command>> = {
  'people add': {
    usage: 'people add EMAIL --name NAME --role ROLE [--password -]',
    summary: 'Adds a colleague with a post: how the first administrator of a store comes in.',
    example: 'ordinance people add head@city.example --name "Head of office" --role head',
    counts: [1, 1],
    takes: {
      name: 'as colleagues see it',
      role: 'a role of the pack in an office',
      password: '`-` reads it from standard input; without it one is made and shown once',
    },
    run: async (called) => {
      const email = called.args[0]!;
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new WrongUsage(`${email} is no e-mail address`);
      const [name, role] = [need(called, 'name'), need(called, 'role')];
      const given = optional(called, 'password') === '-' ? readFileSync(0, 'utf8').trim() : undefined;
      const password = given ?? randomBytes(15).toString('base64url');
      const office = await openOffice();
      try {
        if (office.shelf.empty) throw noLaw();
        const { pack } = office.shelf.on('9999-12-31' as Day);
        const held = pack.roles[role];
        if (held?.is !== 'official') throw new WrongUsage(noSuchRole(role, officialRoles(pack.roles)));
        const person = randomUUID();
        const identity = await createIdentity(office.store);
        const added = await identity.addAccount({ email, name, password, person, confirmed: true });
        if (!added.ok && added.error !== 'emailInUse') throw new WrongUsage(`the password is refused: ${weaknessWords[added.error].en}`);
        if (!added.ok) return { exit: 1, json: { ok: false, refusal: added.error }, text: `${email} has an account already.` };
        const zone = zoneOf(pack.zone);
        const recorded = printInstant(zone, await nowInOrder(office.store.database, office.clock));
        const from = localDay(zone, office.clock.now());
        const { version } = await office.store.office.read();
        const events: readonly OfficeEvent[] = [
          { seq: version + 1, recorded, type: 'personAdded', person },
          { seq: version + 2, recorded, type: 'postGiven', person, role, office: held.office, from },
        ];
        if (!(await office.store.office.append(events)))
          throw new Error('somebody changed the staff at the same moment: run the command again');
        const made = given === undefined ? { password } : {};
        const text = [
          `${name} (${email}) is ${role} from ${from}.`,
          ...(given === undefined ? [`Password, shown this once: ${password}`] : []),
        ];
        return { exit: 0, json: { ok: true, person, role, office: held.office, from, ...made }, text: text.join('\n') };
      } finally {
        await office.close();
      }
    },
  },
};

const officialRoles = (roles: Readonly<Record<string, { readonly is: string }>>): readonly string[] =>
  Object.entries(roles).flatMap(([name, { is }]) => (is === 'official' ? [name] : []));

const noSuchRole = (role: string, known: readonly string[]): string => {
  const near = nearest(role, known);
  return `${role} is no role in an office${near === undefined ? `; there are ${known.join(', ')}` : `; did you mean \`${near}\`?`}`;
};
