package com.byeolshow.obedient.thing.web;

import com.byeolshow.obedient.thing.RenameThing;
import com.byeolshow.obedient.thing.ThingId;
import com.byeolshow.obedient.thing.model.Thing;
import reactor.core.publisher.Mono;

record ManagerThingEndpoints(RenameThing rename) {
    Mono<Thing> rename(String id) {
        return rename.run(new ThingId(id));
    }
}
