import type { Caller, OfficeService } from '#contract';
import type { Result } from '#law/ground';
import { type LedgerKeeper, type MeetingMethods, meetingMethods } from '#shell/office';
import { deskOf } from './desk.ts';

/** The room of a committee: what happens there is done through the same methods as the page uses. */
export class MeetingRoom {
  readonly #methods: MeetingMethods;
  readonly #keeper: LedgerKeeper;
  readonly #committee: string;

  constructor(keeper: LedgerKeeper, committee: string) {
    this.#keeper = keeper;
    this.#methods = meetingMethods(deskOf(keeper));
    this.#committee = committee;
  }

  /** Calls the members together and invites them. Answers the number of the meeting. */
  async call(by: string, body: Parameters<OfficeService['callMeeting']>[1]['body']): Promise<string> {
    const { number } = done('call', await this.#methods.callMeeting(this.#as(by), { committee: this.#committee, body }));
    await this.act(by, number, 'invite');
    return number;
  }

  async act(by: string, number: string, act: string, body: Parameters<OfficeService['meetingAct']>[1]['body'] = {}): Promise<void> {
    done(act, await this.#methods.meetingAct(this.#as(by), { committee: this.#committee, number, act, body }));
  }

  /** Signs the minutes as they stand. */
  async sign(by: string, number: string): Promise<void> {
    const { minutes } = done('read', await this.#methods.meeting(this.#as(by), { committee: this.#committee, number }));
    await this.act(by, number, 'sign', { digest: minutes!.digest });
  }

  #as(person: string): Caller {
    return { person, now: this.#keeper.clock.now(), request: 'demo' };
  }
}

const done = <T>(what: string, answer: Result<T, unknown>): T => {
  if (answer.ok) return answer.value;
  throw new Error(`in a meeting of the demo, \`${what}\` was refused: ${JSON.stringify(answer.error)}`);
};
