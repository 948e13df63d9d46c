/** HTTP of images: the app's uploads and the files themselves. */
@NullMarked
package com.byeolshow.identity.image.web;

import org.jspecify.annotations.NullMarked;
