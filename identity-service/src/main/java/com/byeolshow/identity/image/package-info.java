/** Avatars and backgrounds: two slots for each customer. Owns {@code images} and the image store. Glossary: an <em>image</em> is one upload, kept as several <em>files</em>, one for each size; a <em>picture</em> is an image in a slot, with the addresses of its files. */
@NullMarked
package com.byeolshow.identity.image;

import org.jspecify.annotations.NullMarked;
