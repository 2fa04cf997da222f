/** One message as it leaves: the address stands here and nowhere in the ledger. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Names the ledger's record, so that a receiver can see a second copy for what it is. */
  readonly reference: string;
}

/** A way to reach people. It rejects if the letter could not be handed over. */
export interface Channel {
  send(letter: Letter): Promise<void>;
}
