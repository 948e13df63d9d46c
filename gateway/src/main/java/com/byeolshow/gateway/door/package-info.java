/** The order in which a request is looked at before it is passed on: a door of stages. */
@NullMarked
package com.byeolshow.gateway.door;

import org.jspecify.annotations.NullMarked;
