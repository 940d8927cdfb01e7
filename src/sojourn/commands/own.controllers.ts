import { Controller, type Type } from '@nestjs/common';
import type { Paths } from '../session/route.paths.js';
import { InspectorController } from './inspector.controller.js';
import { setPlace } from './place.js';
import { SessionController } from './session.controller.js';
import { VisitorController } from './visitor.controller.js';

/** Each app has controllers of its own, as it chooses their paths. */
export const ownControllers = ({ session, visitor }: Paths): Type<object>[] => [
  placed(SessionController, { name: 'session', path: session, page: `/${session}` }),
  placed(InspectorController, { name: 'session', path: session, page: `/${session}` }),
  placed(VisitorController, { name: 'visitor', path: visitor, page: `/${session}` }),
];

function placed(
  base: Type<object>,
  { path, ...place }: { name: string; path: string; page: string },
) {
  const controller = { [base.name]: class extends base {} }[base.name]!;
  Controller(path)(controller);
  setPlace(controller, place);
  return controller;
}
