/** Tries of a scene from this number on are made with more patience; each kind of try may be made twice. */
export const FIRST_PATIENT = 2;
