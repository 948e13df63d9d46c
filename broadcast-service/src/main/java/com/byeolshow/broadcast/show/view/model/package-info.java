/** For how long a viewer keeps a name. */
@NullMarked
package com.byeolshow.broadcast.show.view.model;

import org.jspecify.annotations.NullMarked;
