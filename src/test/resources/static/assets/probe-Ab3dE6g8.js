// stands for a file whose name holds a digest
