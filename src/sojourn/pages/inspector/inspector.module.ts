import { Module } from '@nestjs/common';
import { SessionModule } from '../../session.module.js';
import { InspectorModel } from './inspector.model.js';
import { InspectorPage } from './inspector.page.js';

/**
 * The page `/session`, or where `paths` of SessionModule says: what is kept for its visitor, what changed it, its tabs, clocks and cookies, and the commands of
 * the session itself. It stands in the app's own layout where the app imports PagesModule, and in a plain one otherwise.
 * @example @Module({ imports: [SessionModule.forRoot(options), InspectorModule] })
 */
@Module({
  imports: [SessionModule],
  providers: [InspectorModel, InspectorPage],
})
export class InspectorModule {}
