package com.byeolshow.platform.testing;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type with what its variables stand for. */
record TypeShape(Class<?> type, List<TypeShape> arguments, boolean nullable) {

    static TypeShape of(Type type) {
        return switch (type) {
            case Class<?> plain -> new TypeShape(plain, List.of(), false);
            case ParameterizedType generic ->
                new TypeShape(
                        (Class<?>) generic.getRawType(),
                        Arrays.stream(generic.getActualTypeArguments())
                                .map(TypeShape::of)
                                .toList(),
                        false);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    static TypeShape of(AnnotatedType type, Map<TypeVariable<?>, TypeShape> variables) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        return switch (type) {
            case AnnotatedParameterizedType generic
            when ((ParameterizedType) generic.getType()).getRawType() instanceof Class<?> raw ->
                new TypeShape(
                        raw,
                        Arrays.stream(generic.getAnnotatedActualTypeArguments())
                                .map(argument -> of(argument, variables))
                                .toList(),
                        nullable);
            case AnnotatedArrayType array
            when array.getType() instanceof Class<?> raw && raw.getComponentType() != byte.class ->
                new TypeShape(List.class, List.of(of(array.getAnnotatedGenericComponentType(), variables)), nullable);
            default -> {
                TypeShape bound = type.getType() instanceof TypeVariable<?> variable && variables.containsKey(variable)
                        ? variables.get(variable)
                        : TypeShape.of(type.getType());
                yield new TypeShape(bound.type, bound.arguments, nullable || bound.nullable);
            }
        };
    }

    /** {@code Outer.Inner}, without what every outer type is called, and with its arguments. */
    String name() {
        var name = new StringBuilder(type.getSimpleName());
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            name.insert(0, outer.getSimpleName().replaceFirst("(?<=.)(Endpoints|Json)$", "") + ".");
        }
        arguments.forEach(argument -> name.append('_').append(argument.name()));
        return name.toString();
    }
}
