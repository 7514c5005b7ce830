import type { Grader } from '../src/model/grader.ts';
import { delivery } from './delivery.ts';

/** Texts that are easily spoiled arrive as they were typed: delivery, asked of difficult texts. */
export const whole: Grader = delivery;
