import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

interface TileOptions {
  title: string;
  summary: string;
}

/** Puts a feature's controller on the home page and into the navigation. */
export const Tile = DiscoveryService.createDecorator<TileOptions>();

@Injectable()
export class Tiles {
  constructor(private readonly discovery: DiscoveryService) {}

  all() {
    return this.discovery.getControllers({ metadataKey: Tile.KEY }).map((controller) => ({
      ...this.discovery.getMetadataByDecorator(Tile, controller)!,
      word: String(Reflect.getMetadata('path', controller.metatype!)),
    }));
  }
}
