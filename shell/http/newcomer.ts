import { randomUUID } from 'node:crypto';
import type { Asked } from '#contract';
import type { Identity } from '#shell/identity';
import type { Visit } from './identity-parts.ts';
import { emailInUse, needsOneKey, passkeyRefused, weakPassword } from './problems.ts';
import { visitIn, visitOf } from './visit.ts';

interface Newcomer {
  readonly email: string;
  readonly name: string;
  /** Whether the address was proved, by the link of an invitation; it is, if not said otherwise. */
  readonly confirmed?: boolean;
}

/** What the browser of somebody without an account needs to make a passkey: the account gets the person that is made up here. */
export const newcomerPasskey = async (identity: Identity, visit: Visit, newcomer: Newcomer) => {
  const ceremony = { origin: visit.caller.origin!, bound: visitIn(visit) };
  const options = await identity.passkeys.optionsToAdd({ ...newcomer, person: randomUUID() }, 'newcomer', ceremony);
  return { options: options as unknown as Readonly<Record<string, unknown>> };
};

/** Makes an account whose address was proved, with the password or the passkey that was chosen; throws why not. */
export const addNewcomer = async (
  identity: Identity,
  visit: Visit,
  newcomer: Newcomer,
  { password, passkey }: Asked<'acceptInvitation'>['body'],
): Promise<{ readonly person: string; readonly by: 'password' | 'passkey' }> => {
  if ((password === undefined) === (passkey === undefined)) throw needsOneKey();
  if (password !== undefined) {
    const added = await identity.addAccount({ confirmed: true, ...newcomer, password });
    if (!added.ok) throw added.error === 'emailInUse' ? emailInUse() : weakPassword(added.error);
    return { person: added.value.person, by: 'password' };
  }
  const ceremony = { origin: visit.caller.origin!, bound: visitOf(visit) };
  const made = await identity.passkeys.check({ ...passkey!.made, clientExtensionResults: {} } as never, 'newcomer', ceremony);
  if (made === undefined) throw passkeyRefused();
  const added = await identity.addAccount({ confirmed: true, ...newcomer, person: made.person });
  if (!added.ok) throw emailInUse();
  await identity.passkeys.keep(made, passkey!.name);
  return { person: made.person, by: 'passkey' };
};
