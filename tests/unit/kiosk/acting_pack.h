#pragma once

#include "town/pack.h"

// Misaki's pack with a register of its own, "shop", whose journeys use everything a journey can: it
// is data only, as any measure is.
//   order       residents and clerks: a code, an order of wares, a note; awaited; a sheet and a
//   pass my-orders   a look at the person's own orders, with an act on a row cancel      the act:
//   its row answers its code hand-over   clerks of kurashi_anzen only, begun on a row, signed
//   settle, call-next, call-shown   what they are about is shown before (seen_before): a row, or whatever is next
//   by-day, by-day-signed   ask for a day that is still to come
//   all-desks   clerks of any section; child-desk-act: of another section
//   rehearsal   練習
//   proxied     the card is asked for only where the person files for themselves
namespace acting {

const town::Pack& pack();
// A table of the register's view "mine": so many orders.
std::string orders(int count, const std::string& acts);

}  // namespace acting
