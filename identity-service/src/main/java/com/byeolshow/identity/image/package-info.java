/** Avatars and backgrounds: two slots for each customer. Owns {@code images}; how their files are made and kept is the platform's. Glossary: a <em>picture</em> is an image in a slot, with the addresses of its files. */
@NullMarked
package com.byeolshow.identity.image;

import org.jspecify.annotations.NullMarked;
